import { ApiProperty } from '@nestjs/swagger';

/** What a Lightwell offers. */
export class InstanceDto {
  /** Where its letters go: to people (`smtp`), only to the server’s log (`log`), or nowhere (`none`). */
  @ApiProperty({ enum: ['smtp', 'log', 'none'], example: 'smtp' })
  mail!: 'smtp' | 'log' | 'none';

  /** Whether people have to confirm their addresses before they take part, shall do so, or are not asked. */
  @ApiProperty({ enum: ['required', 'optional', 'off'], example: 'optional' })
  emailVerification!: 'required' | 'optional' | 'off';
}
