import { NgTemplateOutlet } from '@angular/common';
import { Component, DestroyRef, computed, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { Subscription } from 'rxjs';
import { Notices } from '../../core/notices/notices';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import { DraftKeeper } from './draft-keeper';
import { DraftNotice } from './draft-notice';
import { DraftStore } from './draft-store';
import { PhotoAddress } from './photo-address';
import { PhotoArranger } from './photo-arranger';
import { FailedPhotos } from './failed-photos';
import { checkFiles } from './file-check';
import { LONGEST_ALT, LONGEST_CAPTION, MOST_PHOTOS, isWebAddress } from './photo-draft';
import { PhotoPicker } from './photo-picker';
import { Publisher } from './publisher';
import { SmallerSwitch } from './smaller-switch';

/** A new post: photos from the device or one from the web, their alt texts, a caption. */
@Component({
  selector: 'lw-create-page',
  imports: [
    DraftNotice,
    FailedPhotos,
    Icon,
    NgTemplateOutlet,
    PhotoAddress,
    PhotoArranger,
    PhotoPicker,
    SmallerSwitch,
    TextField,
  ],
  providers: [Publisher],
  host: {
    class: 'create shell-wide',
    '[class.create-dropping]': 'dropping()',
    '(document:paste)': 'paste($event)',
    '(document:dragover)': 'dragOver($event)',
    '(document:dragleave)': 'dropping.set(false)',
    '(document:drop)': 'drop($event)',
    '(window:beforeunload)': 'warn($event)',
    '(document:visibilitychange)': 'keeper.saveNow()',
  },
  templateUrl: './create-page.html',
})
export class CreatePage {
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly destroyed = inject(DestroyRef);
  protected readonly keeper = inject(DraftKeeper);
  protected readonly draft = inject(DraftStore);
  protected readonly publisher = inject(Publisher);

  protected readonly longestAlt = LONGEST_ALT;
  protected readonly longestCaption = LONGEST_CAPTION;
  /** Files are being held over the page. */
  protected readonly dropping = signal(false);
  /** What keeps files or the post from being taken, one sentence each. */
  protected readonly objections = signal<readonly string[]>([]);
  private readonly addressObjection = signal('');
  protected readonly addressError = computed(
    () => this.addressObjection() || (this.publisher.problem()?.fields['imageUrl'] ?? ''),
  );
  protected readonly captionError = computed(() => this.publisher.problem()?.fields['caption'] ?? '');
  /** What the server said that belongs to no field. */
  protected readonly refusal = computed(() => {
    const problem = this.publisher.problem();
    return problem && !this.addressError() && !this.captionError() ? problem.message : '';
  });
  protected readonly busy = computed(() => this.publisher.step() !== 'idle');
  protected readonly starting = computed(
    () => this.draft.source() === 'device' && this.draft.photos().length === 0,
  );
  /** How many photos nobody can know who cannot see them. */
  private readonly undescribed = computed(() =>
    this.draft.source() === 'web'
      ? Number(!this.draft.addressAlt().trim())
      : this.draft.photos().filter(({ alt }) => !alt.trim()).length,
  );
  private readonly failed = computed(() =>
    this.draft.source() === 'web'
      ? []
      : this.draft.photos().filter(({ upload }) => upload.state === 'failed'),
  );
  private readonly reminded = signal(false);
  /** Gentle: said once, not on top of what went wrong, and whoever shares again shares. */
  protected readonly reminding = computed(
    () => this.reminded() && this.undescribed() > 0 && !this.busy() && this.failed().length === 0,
  );
  protected readonly reminder = computed(() => {
    const count = this.undescribed();
    return `${count === 1 ? 'One photo has' : `${count} photos have`} no description yet.`;
  });
  private readonly altField = viewChild<TextField>('altField');
  private sending: Subscription | null = null;

  constructor() {
    this.keeper.visit();
  }

  protected async add(files: readonly File[]): Promise<void> {
    if (this.busy()) return;
    this.forgetErrors();
    const { fine, refusals } = await checkFiles(files);
    if (this.busy()) return;
    const leftOut = fine.length > 0 ? this.draft.add(fine) : 0;
    const full = `A post has up to ${MOST_PHOTOS} photos. The others were left out.`;
    this.objections.set(leftOut > 0 ? [...refusals, full] : refusals);
  }

  protected switchTo(source: 'device' | 'web'): void {
    this.forgetErrors();
    this.draft.source.set(source);
  }

  protected forgetErrors(): void {
    this.publisher.forgetProblem();
    this.addressObjection.set('');
    this.objections.set([]);
  }

  protected publish(): void {
    if (this.busy()) return;
    this.forgetErrors();
    if (this.draft.source() === 'web' && !isWebAddress(this.draft.address().trim())) {
      this.addressObjection.set('Enter an address that begins with https:// or http://.');
      return;
    }
    const unusable = this.failed().find(({ upload }) => upload.state === 'failed' && upload.final);
    if (unusable) {
      this.draft.select(unusable.id);
      this.notices.announce('Please remove the photos that cannot be shared first.');
      return;
    }
    if (this.remind()) return;
    this.notices.announce('Sharing your post');
    this.sending = this.publisher
      .publish()
      .pipe(takeUntilDestroyed(this.destroyed))
      .subscribe((post) => (post ? void this.finish() : this.showFailed()));
  }

  protected cancel(): void {
    this.sending?.unsubscribe();
    this.notices.announce('Stopped. Your post is not shared.');
  }

  /** Leads to the first photo without a description. */
  protected addDescriptions(): void {
    const photo = this.draft.photos().find(({ alt }) => !alt.trim());
    if (photo) this.draft.select(photo.id);
    this.altField()?.focus();
  }

  /** The draft has been thrown away. */
  protected startOver(): void {
    this.forgetErrors();
    this.reminded.set(false);
  }

  protected paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.add(files);
  }

  /** Without this the browser would open what is dropped. */
  protected dragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping.set(true);
  }

  protected drop(event: DragEvent): void {
    this.dropping.set(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.add(files);
  }

  /** Where the browser keeps no drafts, closing the tab or reloading would lose the post. */
  protected warn(event: BeforeUnloadEvent): void {
    void this.keeper.saveNow();
    if (!this.draft.isEmpty() && !this.keeper.kept()) event.preventDefault();
  }

  /** Asks for missing descriptions, once; true when it did. */
  private remind(): boolean {
    if (this.undescribed() === 0 || this.reminded()) return false;
    this.reminded.set(true);
    this.notices.announce(`${this.reminder()} Share again to go on without.`);
    return true;
  }

  private async finish(): Promise<void> {
    await this.keeper.discard();
    this.notices.info('Your post is shared.');
    // Back must not lead to an empty form.
    await this.router.navigateByUrl('/', { replaceUrl: true });
  }

  /** Shows the first photo that could not be sent. */
  private showFailed(): void {
    const [photo] = this.failed();
    if (photo) this.draft.select(photo.id);
  }
}
