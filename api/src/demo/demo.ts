import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Config } from '../config/config.js';
import { UsernameTaken } from '../users/user.errors.js';
import { UsersService } from '../users/users.service.js';
import { Cast } from './cast.js';
import { DEMO_PASSWORD, type DemoPerson, readCommunity } from './community.js';
import { Play } from './play.js';

/** One is liked and commented on while the photos of others are developed. Nobody may have more photos than this waiting. */
const AT_ONCE = 3;

/**
 * Fills a new, empty database with a small living community, whose people do everything through the services that serve
 * members. The newest posts come first, so that the feed looks alive at once; what was interrupted begins anew at the next start.
 */
@Injectable()
export class Demo implements OnApplicationShutdown {
  private readonly logger = new Logger(Demo.name);
  private readonly shutdown = new AbortController();
  private readonly marker: string;

  constructor(
    config: Config,
    private readonly users: UsersService,
    private readonly accounts: AccountsService,
    private readonly play: Play,
  ) {
    this.marker = join(config.dataDir, 'demo');
  }

  /** Does nothing on a database with other people in it, or on one that is complete. A failure is logged, and harms nobody. */
  async populate(): Promise<void> {
    try {
      const state = existsSync(this.marker) ? readFileSync(this.marker, 'utf8') : null;
      if (state === null && (await this.users.mostFollowed(null, 1)).length > 0) return;
      if (state === 'complete') printLogins(readCommunity().people);
      else await this.plant();
    } catch (error) {
      if (error instanceof UsernameTaken)
        rmSync(this.marker, { force: true }); // another process was quicker
      else if (!this.shutdown.signal.aborted) this.logger.error(error);
    }
  }

  onApplicationShutdown(): void {
    this.shutdown.abort();
  }

  private async plant(): Promise<void> {
    const { people, posts } = readCommunity();
    const cast = new Cast();
    writeFileSync(this.marker, 'unfinished');
    await this.uproot(people);
    await this.play.signUp(people, cast);
    printLogins(people);
    await this.each(people, (person) => this.play.settleIn(person, cast));
    await this.each(posts, (post) => this.play.post(post, cast));
    await this.each(people, (person) => this.play.readNotifications(person, cast));
    writeFileSync(this.marker, 'complete');
  }

  /** Removes what an interruption left. @throws WrongPassword when somebody else has such a username */
  private async uproot(people: readonly DemoPerson[]): Promise<void> {
    const usernames = people.map(({ username }) => username);
    for (const id of (await this.users.idsByUsernames(null, usernames)).values())
      await this.accounts.delete({ id }, DEMO_PASSWORD);
  }

  /** Works through a list, several at a time, in its order. @throws the signal's reason at a shutdown */
  private async each<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const rest = list.values();
    const lane = async () => {
      for (const item of rest) {
        this.shutdown.signal.throwIfAborted();
        await work(item);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }
}

function printLogins(people: readonly DemoPerson[]): void {
  const [first, ...others] = people.map(({ username }) => username);
  console.log(
    `  Demo log-in  ${first}   password  ${DEMO_PASSWORD}\n  and also     ${others.slice(0, 3).join(', ')} …\n`,
  );
}
