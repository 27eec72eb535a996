import { Module } from '@nestjs/common';
import { MediaModule } from '../media/media.module.js';
import { Demo } from './demo.js';
import { DemoRepository } from './demo.repository.js';

@Module({
  imports: [MediaModule],
  providers: [Demo, DemoRepository],
})
export class DemoModule {}
