import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { CurrentUserDto, ProfileDto, UpdateMeDto } from './user.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /**
   * Get my account
   *
   * @remarks The only place where an e-mail address is shown: to its owner.
   */
  @Get('me')
  @ApiProblems('unauthenticated')
  getMe(@AsViewer() viewer: Viewer): Promise<CurrentUserDto> {
    return this.users.getCurrentUser(viewer.id);
  }

  /**
   * Change my account
   *
   * @remarks What is left out stays as it is.
   */
  @Patch('me')
  @LimitPerAccount('changes')
  @ApiProblems(
    'malformed_json',
    'unauthenticated',
    'unsupported_media_type',
    'validation_failed',
    'media_not_usable',
    'account_limit_reached',
  )
  updateMe(@AsViewer() viewer: Viewer, @Body() changes: UpdateMeDto): Promise<CurrentUserDto> {
    return this.users.update(viewer, changes);
  }

  /**
   * Get a profile
   *
   * @remarks Usernames are found without regard to case.
   */
  @Get(':username')
  @PublicBrowsing()
  @ApiProblems('unauthenticated', 'user_not_found')
  getUser(@AsViewer() viewer: Viewer | null, @Param('username') username: string): Promise<ProfileDto> {
    return this.users.getProfile(viewer, username);
  }
}
