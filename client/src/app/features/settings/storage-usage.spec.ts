import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { MediaUsageDto } from '../../api';
import { StorageUsage } from './storage-usage';

const USAGE = '/api/v1/media/usage';

describe('StorageUsage', () => {
  let fixture: ComponentFixture<StorageUsage>;
  let http: HttpTestingController;
  const host = () => fixture.nativeElement as HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(StorageUsage);
    fixture.detectChanges();
    await nextTurn();
  });

  async function answer(usage: MediaUsageDto): Promise<void> {
    http.expectOne(USAGE).flush(usage);
    await fixture.whenStable();
  }

  it('says how much is used of how much', async () => {
    await answer({ usedBytes: 12_345_678, quotaBytes: 500_000_000, photos: 34 });
    expect(host().textContent).toContain('You use 12.3 MB of 500 MB · 34 photos');
    expect(host().querySelector('meter')?.getAttribute('aria-valuetext')).toContain('12.3 MB of 500 MB');
    expect(host().textContent).not.toContain('little room');
  });

  it('has no meter where there is no limit', async () => {
    await answer({ usedBytes: 1_250_000_000, quotaBytes: null, photos: 1 });
    expect(host().textContent).toContain('You use 1.3 GB · 1 photo');
    expect(host().querySelector('meter')).toBeNull();
  });

  it('says when there is little room left', async () => {
    await answer({ usedBytes: 95_000_000, quotaBytes: 100_000_000, photos: 80 });
    expect(host().textContent).toContain('There is little room left.');
  });

  it('can be asked again', async () => {
    http.expectOne(USAGE).flush(null, { status: 500, statusText: 'Internal Server Error' });
    await fixture.whenStable();
    expect(host().textContent).toContain('The server had a problem.');
    host().querySelector('button')?.click();
    await nextTurn();
    await answer({ usedBytes: 0, quotaBytes: null, photos: 0 });
    expect(host().textContent).toContain('You use 0 kB · 0 photos');
  });
});
