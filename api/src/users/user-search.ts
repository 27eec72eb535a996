import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { wordsOf } from '../common/words.js';
import type { PersonDto } from './user.dto.js';
import { UserWordsRepository } from './user-words.repository.js';
import { UsersService } from './users.service.js';

/** More words make no one easier to find. */
const MAX_WORDS = 4;

/** Finds people by the beginnings of their usernames and of the words of their names. */
@Injectable()
export class UserSearch {
  constructor(
    private readonly words: UserWordsRepository,
    private readonly users: UsersService,
  ) {}

  /** The likeliest first: exactly that username, whom the viewer follows, whom the most people follow. */
  async search(viewer: Viewer, text: string, limit: number): Promise<PersonDto[]> {
    const words = wordsOf(text).slice(0, MAX_WORDS);
    if (words.length === 0) return [];
    return this.users.people(viewer, await this.words.search(viewer.id, words, limit));
  }
}
