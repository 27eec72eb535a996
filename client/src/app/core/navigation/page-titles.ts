import { Service, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** Titles as `Explore · Lightwell`; pages that know more (a person's name) set theirs when it is loaded. */
@Service()
export class PageTitles extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.set(this.buildTitle(state));
  }

  /** Names the page that is shown; without a name it is the app's own. */
  set(name?: string): void {
    this.title.setTitle(name ? `${name} · Lightwell` : 'Lightwell');
  }
}
