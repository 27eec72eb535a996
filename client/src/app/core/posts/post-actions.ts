import { DOCUMENT, Service, inject } from '@angular/core';
import { Router } from '@angular/router';
import { PostDto } from '../../api';
import { Confirm } from '../dialogs/confirm';
import { Dialogs } from '../dialogs/dialogs';
import { Notices } from '../notices/notices';
import { SessionStore } from '../session/session-store';
import { POST_DIALOGS } from './post-opener';
import { PostsStore } from './posts-store';

/** What one does with a post from wherever it is shown. */
@Service()
export class PostActions {
  private readonly load = inject(POST_DIALOGS);
  private readonly dialogs = inject(Dialogs);
  private readonly posts = inject(PostsStore);
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);

  /** Likes or unlikes; visitors are led to log in first and come back to the post. */
  setLiked(post: PostDto, liked: boolean): void {
    if (this.asMember(post)) this.posts.setLiked(post.id, liked);
  }

  /** True for members; visitors are led to the log-in page and from there back to the post. */
  asMember(post: PostDto): boolean {
    if (this.session.isMember()) return true;
    void this.router.navigate(['/login'], { queryParams: { returnUrl: `/p/${post.id}` } });
    return false;
  }

  /** Shares the post's address with the device's own sheet, or copies it where there is none. */
  async share(post: PostDto): Promise<void> {
    const { navigator, location } = this.document.defaultView ?? window;
    const url = `${location.origin}/p/${post.id}`;
    // Desktop browsers have a share sheet too, but there everybody means "copy".
    if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ title: `Photo by ${post.author.username}`, url }).catch(() => undefined);
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      this.notices.info('Link copied.');
    } catch {
      this.notices.error(`The link could not be copied. It is ${url}`);
    }
  }

  /** Lets the author change what is written about the photos. */
  edit(post: PostDto): void {
    const component = () => this.load().then(({ EditPostDialog }) => EditPostDialog);
    void this.dialogs.open(component, { data: post, ariaLabelledBy: 'dialog-title' });
  }

  /** Asks, then deletes. `afterwards` runs as soon as the viewer has confirmed. */
  delete(post: PostDto, afterwards: () => void = () => undefined): void {
    this.confirm
      .ask({
        heading: 'Delete this post?',
        text: 'The photos, likes and comments go with it. This cannot be undone.',
        confirm: 'Delete',
      })
      .subscribe((confirmed) => {
        if (!confirmed) return;
        afterwards();
        this.posts.delete(post.id);
      });
  }
}
