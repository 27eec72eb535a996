import { Module } from '@nestjs/common';
import { HashtagsController } from './hashtags.controller.js';
import { HashtagsRepository } from './hashtags.repository.js';
import { HashtagsService } from './hashtags.service.js';

@Module({
  controllers: [HashtagsController],
  providers: [HashtagsService, HashtagsRepository],
  exports: [HashtagsService],
})
export class HashtagsModule {}
