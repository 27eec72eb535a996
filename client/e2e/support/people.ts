import { randomUUID } from 'node:crypto';
import { APIRequestContext, APIResponse, expect } from '@playwright/test';
import type { MediaDto, PostDto, PostPageDto, SessionDto } from '../../src/app/api/models';
import { PhotoFile, aPhoto } from './photos';

export const PASSWORD = 'correct horse battery';

/** An account made through the API, whose owner can act through the API too. */
export class Person {
  private constructor(
    readonly username: string,
    private readonly token: string,
    /** Holds the person's refresh cookie. */
    readonly request: APIRequestContext,
  ) {}

  /** Signs somebody up whose username begins with `name`; no two have the same. */
  static async signUp(name: string, request: APIRequestContext): Promise<Person> {
    const username = aUsername(name);
    const answer = await request.post('/api/v1/auth/signup', {
      data: { username, email: `${username}@example.org`, password: PASSWORD },
    });
    expect(answer.status()).toBe(201);
    const { accessToken } = (await answer.json()) as SessionDto;
    return new Person(username, accessToken, request);
  }

  /** Publishes photos, one by default. */
  async posts(caption: string, ...photos: readonly PhotoFile[]): Promise<PostDto> {
    const mediaIds: string[] = [];
    for (const file of photos.length > 0 ? photos : [await aPhoto()]) {
      const multipart = { alt: `Photo of ${caption}`, file: { ...file } };
      const media = await this.did(
        this.request.post('/api/v1/media', { multipart, headers: this.authorization }),
      );
      mediaIds.push(((await media.json()) as MediaDto).id);
    }
    const post = await this.send('post', '/posts', { mediaIds, caption });
    return (await post.json()) as PostDto;
  }

  async follows(...people: readonly Person[]): Promise<void> {
    for (const { username } of people) await this.send('put', `/users/${username}/follow`);
  }

  async likes({ id }: PostDto): Promise<void> {
    await this.send('put', `/posts/${id}/like`);
  }

  async comments({ id }: PostDto, body: string): Promise<void> {
    await this.send('post', `/posts/${id}/comments`, { body });
  }

  async introduces(profile: { readonly name: string; readonly bio: string }): Promise<void> {
    await this.send('patch', '/users/me', profile);
  }

  /** Newest first. */
  async ownPosts(): Promise<readonly PostDto[]> {
    const answer = await this.did(this.request.get(`/api/v1/users/${this.username}/posts`));
    return ((await answer.json()) as PostPageDto).items;
  }

  /** The photos of the newest post, in their order, as the server shows them. */
  async newestPhotos(): Promise<readonly { readonly media: MediaDto; readonly image: Buffer }[]> {
    const [post] = await this.ownPosts();
    return Promise.all(
      (post?.media ?? []).map(async (media) => {
        const answer = await this.did(this.request.get(media.url));
        return { media, image: await answer.body() };
      }),
    );
  }

  get authorization(): { readonly Authorization: string } {
    return { Authorization: `Bearer ${this.token}` };
  }

  private send(method: 'post' | 'put' | 'patch', path: string, data?: object): Promise<APIResponse> {
    return this.did(this.request[method](`/api/v1${path}`, { data, headers: this.authorization }));
  }

  private async did(answer: Promise<APIResponse>): Promise<APIResponse> {
    const response = await answer;
    expect(response.ok(), `${response.url()} answered ${response.status()}`).toBe(true);
    return response;
  }
}

/** A username that nobody has yet. */
export function aUsername(name: string): string {
  return `${name}_${randomUUID().slice(0, 8)}`;
}
