import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { VisibilityModule } from '../visibility/visibility.module.js';
import { MediaController } from './media.controller.js';
import { MediaIntake } from './media-intake.js';
import { MediaRemoval } from './media-removal.js';
import { MediaRepository } from './media.repository.js';
import { MediaService } from './media.service.js';
import { MediaSweep } from './media-sweep.js';
import { ImagePipeline } from './pipeline/image-pipeline.js';
import { PhotoViews } from './photo-views.js';
import { PhotosController } from './photos.controller.js';
import { RemoteImages } from './remote-images.js';
import { createMediaStorage } from './storage/create-media-storage.js';
import { MediaStorage } from './storage/media-storage.js';
import { TemporaryFiles } from './temporary-files.js';
import { UploadReader } from './upload-reader.js';

@Module({
  imports: [IdempotencyModule, VisibilityModule],
  controllers: [MediaController, PhotosController],
  providers: [
    MediaService,
    MediaIntake,
    MediaRemoval,
    MediaSweep,
    MediaRepository,
    ImagePipeline,
    TemporaryFiles,
    RemoteImages,
    PhotoViews,
    UploadReader,
    { provide: MediaStorage, inject: [Config], useFactory: createMediaStorage },
  ],
  exports: [MediaService, PhotoViews],
})
export class MediaModule {}
