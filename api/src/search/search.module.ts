import { Module } from '@nestjs/common';
import { HashtagsModule } from '../hashtags/hashtags.module.js';
import { UsersModule } from '../users/users.module.js';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [UsersModule, HashtagsModule],
  controllers: [SearchController],
  providers: [SearchService],
})
export class SearchModule {}
