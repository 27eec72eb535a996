import { Injectable } from '@nestjs/common';
import { In, MoreThan, Not } from 'typeorm';
import { Database } from '../database/database.js';
import { PushSubscription } from '../database/entities/push-subscription.entity.js';
import { chunks } from '../database/rows.js';

/** The table of browsers that get push notifications. Those of sessions that ran out are as good as gone. */
@Injectable()
export class PushRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  async byUser(userId: number): Promise<PushSubscription[]> {
    return this.subscriptions.find({ where: { userId, ...this.openSession() }, order: { id: 'ASC' } });
  }

  async byUsers(userIds: readonly number[]): Promise<PushSubscription[]> {
    const found: PushSubscription[] = [];
    for (const some of chunks(userIds)) {
      found.push(...(await this.subscriptions.findBy({ userId: In(some), ...this.openSession() })));
    }
    return found;
  }

  async find(id: number): Promise<PushSubscription | null> {
    return this.subscriptions.findOneBy({ id, ...this.openSession() });
  }

  async getByEndpoint(endpointHash: string): Promise<PushSubscription> {
    return this.subscriptions.findOneByOrFail({ endpointHash });
  }

  /** Removes what a session had before at another address. */
  async deleteOthersOfSession(sessionId: number, endpointHash: string): Promise<void> {
    await this.subscriptions.delete({ sessionId, endpointHash: Not(endpointHash) });
  }

  /** Removes an address that has come to somebody else. */
  async deleteOfOthers(endpointHash: string, userId: number): Promise<void> {
    await this.subscriptions.delete({ endpointHash, userId: Not(userId) });
  }

  /** Inside a transaction: inserts it, or brings what is there under its address up to date. */
  async put(subscription: Omit<PushSubscription, 'id' | 'createdAt' | 'lastSuccessAt'>): Promise<void> {
    const row = { ...subscription, createdAt: new Date() };
    if (await this.database.insertOrIgnore(PushSubscription, row)) return;
    const { endpointHash, ...changes } = subscription;
    await this.subscriptions.update({ endpointHash }, changes);
  }

  /** @returns whether there was one */
  async deleteOf(userId: number, id: number): Promise<boolean> {
    return (await this.subscriptions.delete({ id, userId })).affected === 1;
  }

  async delete(id: number): Promise<void> {
    await this.subscriptions.delete({ id });
  }

  async noteSuccess(ids: readonly number[]): Promise<void> {
    for (const some of chunks(ids)) {
      await this.subscriptions.update({ id: In(some) }, { lastSuccessAt: new Date() });
    }
  }

  private openSession() {
    return { session: { expiresAt: MoreThan(new Date()) } };
  }

  private get subscriptions() {
    return this.database.manager.getRepository(PushSubscription);
  }
}
