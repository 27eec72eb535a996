import { Component, DestroyRef, ElementRef, computed, inject, viewChild } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Dialogs } from '../core/dialogs/dialogs';
import { mediaQuery } from '../core/media-query';
import { NotificationsStore } from '../core/notifications/notifications-store';
import { SessionStore } from '../core/session/session-store';
import { Shortcuts } from '../core/shortcuts/shortcuts';
import { Avatar } from '../ui/avatar';
import { Badge } from '../ui/badge';
import { Icon, IconName } from '../ui/icon';
import { MenuItem } from '../ui/menu-item';
import { MenuTrigger } from '../ui/menu-trigger';
import { Wordmark } from '../ui/wordmark';
import { ConfirmBanner } from './confirm-banner';
import { PeopleToFollow } from './people-to-follow';

/** The places in the bar below, on a phone; the viewer's profile is the last. */
const TABS: readonly { readonly path: string; readonly icon: IconName; readonly label: string }[] = [
  { path: '/', icon: 'home', label: 'Home' },
  { path: '/search', icon: 'search', label: 'Search' },
  { path: '/create', icon: 'create', label: 'Create' },
  { path: '/explore', icon: 'explore', label: 'Explore' },
];

/** The frame around every page: bars on a phone, a rail beside the page on anything wider. */
@Component({
  selector: 'lw-shell',
  imports: [
    Avatar,
    Badge,
    ConfirmBanner,
    Icon,
    MenuTrigger,
    PeopleToFollow,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    Wordmark,
  ],
  host: { class: 'shell' },
  templateUrl: './shell.html',
})
export class Shell {
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly session = inject(SessionStore);
  protected readonly notifications = inject(NotificationsStore);
  protected readonly bellName = computed(() => {
    const unread = this.notifications.unread();
    return unread > 0 ? `Notifications, ${unread} unread` : 'Notifications';
  });
  /** A member who could take part but has not confirmed their address. */
  protected readonly unconfirmed = computed(() => {
    const user = this.session.user();
    return user && !user.emailVerified && user.waitingFor === null ? user : null;
  });
  // As in shell.css. What is not shown is not made: a phone has enough to do with the rest.
  protected readonly wide = mediaQuery('(min-width: 768px)');
  protected readonly widest = mediaQuery('(min-width: 1264px)');
  protected readonly exactly = { exact: true };
  protected readonly tabs = TABS;
  protected readonly more: readonly MenuItem[] = [
    { icon: 'settings', label: 'Settings', link: '/settings' },
    { icon: 'keyboard', label: 'Keyboard shortcuts', act: () => this.showShortcuts() },
    { icon: 'logout', label: 'Log out', act: () => this.session.logOut().subscribe() },
  ];

  constructor() {
    inject(Shortcuts).add(
      {
        n: () => void this.router.navigateByUrl('/create'),
        '/': () => void this.router.navigateByUrl('/search'),
        '?': () => this.showShortcuts(),
      },
      inject(DestroyRef),
    );
  }

  protected showShortcuts(): void {
    void this.dialogs.open(
      () => import('./shortcuts-dialog').then(({ ShortcutsDialog }) => ShortcutsDialog),
      {
        ariaLabelledBy: 'dialog-title',
      },
    );
  }

  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
