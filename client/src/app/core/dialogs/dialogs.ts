import type { Dialog, DialogConfig, DialogRef } from '@angular/cdk/dialog';
import { DOCUMENT, DestroyRef, EnvironmentInjector, Service, Type, inject } from '@angular/core';
import { Router } from '@angular/router';
import { onFirstInput } from '../first-input';
import { Notices } from '../notices/notices';

/** Brings what a dialog shows. */
type LoadComponent = () => Promise<Type<unknown>>;

/** Dialogs over the page. What shows them is a fifth of the app's code and needed by nobody who only looks: it comes when somebody acts. */
@Service()
export class Dialogs {
  private readonly injector = inject(EnvironmentInjector);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private loading: Promise<Dialog> | null = null;
  private dialog: Dialog | null = null;
  private opening = false;

  constructor() {
    onFirstInput(inject(DOCUMENT), () => void this.load().catch(() => undefined));
  }

  /** One is shown, or on its way. */
  get isOpen(): boolean {
    return this.opening || (this.dialog?.openDialogs.length ?? 0) > 0;
  }

  /**
   * Shows a dialog.
   * @returns null when there is none: it could not be loaded, which the viewer is told, or another one or another page was wanted meanwhile
   */
  async open<R = unknown, D = unknown>(
    component: LoadComponent,
    config: DialogConfig<D, DialogRef<R>>,
  ): Promise<DialogRef<R> | null> {
    if (this.opening) return null;
    this.opening = true;
    const { url } = this.router;
    try {
      const [dialog, shown] = await Promise.all([this.load(), component()]);
      return this.router.url === url ? dialog.open<R, D>(shown, config) : null;
    } catch {
      this.notices.error('That did not load. Check your connection and try again.');
      return null;
    } finally {
      this.opening = false;
    }
  }

  /** Shows a dialog for as long as the route that `owner` belongs to; `leave` is called when the viewer closes it. */
  async openForRoute<D>(
    component: LoadComponent,
    config: DialogConfig<D, DialogRef>,
    owner: DestroyRef,
    leave: () => void,
  ): Promise<void> {
    const dialog = await this.open(component, { ...config, closeOnNavigation: false });
    if (owner.destroyed) return dialog?.close();
    if (!dialog) return leave();
    const closing = dialog.closed.subscribe(leave);
    owner.onDestroy(() => {
      closing.unsubscribe();
      dialog.close();
    });
  }

  closeAll(): void {
    this.dialog?.closeAll();
  }

  private load(): Promise<Dialog> {
    this.loading ??= import('./cdk-dialogs').then(
      ({ createDialogs }) => (this.dialog = createDialogs(this.injector)),
      (error: unknown) => {
        this.loading = null; // it may come the next time
        throw error;
      },
    );
    return this.loading;
  }
}
