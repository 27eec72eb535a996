import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cameBack } from '../../core/navigation/came-back';
import { PostOpener } from '../../core/posts/post-opener';
import { SessionStore } from '../../core/session/session-store';
import { EndlessGrid } from '../../ui/endless-grid';
import { StateMessage } from '../../ui/state-message';
import { ExploreStore } from './explore-store';

/** Recent photos by everybody; the first page that visitors see. */
@Component({
  selector: 'lw-explore-page',
  imports: [EndlessGrid, RouterLink, StateMessage],
  host: { class: 'explore shell-wide' },
  templateUrl: './explore-page.html',
})
export class ExplorePage {
  protected readonly explore = inject(ExploreStore);
  protected readonly opener = inject(PostOpener);
  protected readonly session = inject(SessionStore);

  constructor() {
    if (cameBack()) this.explore.list.refs.start();
    else this.explore.list.refs.reload();
  }
}
