import { qrPath } from './qr-path';

describe('qrPath', () => {
  it('outlines the dark squares', () => {
    const { size, path } = qrPath('otpauth://totp/Lightwell:alice?secret=JBSWY3DPEHPK3PXP');
    expect(size % 4).toBe(1);
    // The frame of the upper left finder pattern.
    expect(path).toMatch(/^M0 0h1v1h-1zM1 0h1v1h-1z/);
    expect(path).not.toContain('M7 0h');
  });
});
