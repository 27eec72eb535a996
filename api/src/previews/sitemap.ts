import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { PostsService } from '../posts/posts.service.js';
import { UsersService } from '../users/users.service.js';

/** Of posts and of profiles each; a sitemap has at most 50,000 addresses. */
const MAX_PAGES = 10_000;
const KEPT_MS = 3_600_000;

/** Which pages search engines may look at: what everybody may see anyway, or nothing. */
@Injectable()
export class Sitemap {
  private made: { xml: Promise<string>; at: number } | null = null;

  constructor(
    private readonly config: Config,
    private readonly posts: PostsService,
    private readonly users: UsersService,
  ) {}

  robots(): string {
    if (!this.config.publicBrowsing) return 'User-agent: *\nDisallow: /\n';
    return `User-agent: *\nDisallow:\n\nSitemap: ${this.config.publicUrl}/sitemap.xml\n`;
  }

  /** The newest posts and the profiles with the most followers, as they were within the last hour; null when only members may look. */
  async xml(): Promise<string | null> {
    if (!this.config.publicBrowsing) return null;
    const now = Date.now();
    if (!this.made || this.made.at < now - KEPT_MS) {
      const made = { xml: this.write(), at: now };
      this.made = made;
      made.xml.catch(() => (this.made = null)); // asked again, it is tried again
    }
    return this.made.xml;
  }

  private async write(): Promise<string> {
    const posts = await this.posts.newestIds(MAX_PAGES);
    const usernames = await this.users.mostFollowed(null, MAX_PAGES);
    const pages = [
      '/',
      '/explore',
      ...posts.map((id) => `/p/${String(id)}`),
      ...usernames.map((name) => `/@${name}`),
    ];
    const urls = pages.map((path) => `<url><loc>${this.config.publicUrl}${path}</loc></url>\n`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
  }
}
