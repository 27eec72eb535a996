import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../common/http/viewer.js';
import { Config } from '../config/config.js';
import { InstanceDto } from './instance.dto.js';

@ApiTags('instance')
@Public()
@Controller('instance')
export class InstanceController {
  constructor(private readonly config: Config) {}

  /**
   * Get what this Lightwell offers
   *
   * @remarks What clients have to know before anybody logs in.
   */
  @Get()
  getInstance(): InstanceDto {
    const { mail, emailVerification } = this.config;
    return { mail: mail.kind, emailVerification };
  }
}
