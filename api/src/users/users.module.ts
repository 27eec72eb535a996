import { Module } from '@nestjs/common';
import { MediaModule } from '../media/media.module.js';
import { VisibilityModule } from '../visibility/visibility.module.js';
import { UserSearch } from './user-search.js';
import { UserWordsRepository } from './user-words.repository.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [MediaModule, VisibilityModule],
  controllers: [UsersController],
  providers: [UsersService, UsersRepository, UserSearch, UserWordsRepository],
  exports: [UsersService, UserSearch],
})
export class UsersModule {}
