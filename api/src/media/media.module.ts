import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ImagePipeline } from './image-pipeline.js';
import { MediaController } from './media.controller.js';
import { MediaRepository } from './media.repository.js';
import { MediaService } from './media.service.js';
import { PhotosController } from './photos.controller.js';
import { RemoteImages } from './remote-images.js';
import { createMediaStorage } from './storage/create-media-storage.js';
import { MediaStorage } from './storage/media-storage.js';
import { TemporaryFiles } from './temporary-files.js';
import { UploadReader } from './upload-reader.js';

@Module({
  controllers: [MediaController, PhotosController],
  providers: [
    MediaService,
    MediaRepository,
    ImagePipeline,
    TemporaryFiles,
    RemoteImages,
    UploadReader,
    { provide: MediaStorage, inject: [Config], useFactory: createMediaStorage },
  ],
  exports: [MediaService],
})
export class MediaModule {}
