import { Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  ActivatedRoute,
  NavigationEnd,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { mediaQuery } from '../../core/media-query';
import { Icon, IconName } from '../../ui/icon';

const SECTIONS: readonly { readonly path: string; readonly label: string; readonly icon: IconName }[] = [
  { path: 'profile', label: 'Profile', icon: 'person' },
  { path: 'account', label: 'Account', icon: 'mail' },
  { path: 'security', label: 'Security', icon: 'lock' },
  { path: 'notifications', label: 'Notifications', icon: 'bell' },
  { path: 'appearance', label: 'Appearance', icon: 'sun' },
  { path: 'storage', label: 'Storage', icon: 'photo' },
];

/** What members change about themselves and how the app looks to them: a list of sections, and beside it, where there is room, one of them. */
@Component({
  selector: 'lw-settings-page',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet],
  host: { class: 'settings shell-wide' },
  templateUrl: './settings-page.html',
})
export class SettingsPage {
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.route.snapshot.firstChild?.url[0]?.path),
    ),
  );

  protected readonly sections = SECTIONS;
  // As in settings.css.
  protected readonly wide = mediaQuery('(min-width: 768px)');
  /** The one that is shown; a phone begins with the list. */
  protected readonly section = computed(() => SECTIONS.find(({ path }) => path === this.path()));

  constructor() {
    effect(() => {
      // Not beside nothing. The address may have been another since: a navigation under way wins.
      if (this.wide() && !this.section() && !this.router.currentNavigation())
        void this.router.navigate(['profile'], { relativeTo: this.route, replaceUrl: true });
    });
  }
}
