import type { Viewer } from '../common/http/viewer.js';

const HOUR = 3_600_000;

/** The people of the demo by username, and the moment at which it is planted: all that they do lies before it. */
export class Cast {
  private readonly viewers = new Map<string, Viewer>();
  private readonly now = Date.now();

  enter(username: string, id: number): void {
    this.viewers.set(username, { id });
  }

  as(username: string): Viewer {
    const viewer = this.viewers.get(username);
    if (!viewer) throw new Error(`Nobody in the demo is called ${username}.`);
    return viewer;
  }

  hoursAgo(hours: number): Date {
    return new Date(this.now - hours * HOUR);
  }
}
