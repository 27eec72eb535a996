import { ComponentFixture, TestBed } from '@angular/core/testing';
import { PasswordMeter } from './password-meter';

describe('PasswordMeter', () => {
  let fixture: ComponentFixture<PasswordMeter>;
  const host = () => fixture.nativeElement as HTMLElement;
  const text = () => host().textContent.trim().replaceAll(/\s+/g, ' ');
  const filled = () => host().querySelectorAll('.password-meter-filled').length;

  beforeEach(() => {
    fixture = TestBed.createComponent(PasswordMeter);
    fixture.componentRef.setInput('names', ['alice']);
  });

  async function enter(password: string) {
    fixture.componentRef.setInput('password', password);
    await fixture.whenStable();
  }

  it('says what makes a good one before there is any', async () => {
    await enter('');
    expect(text()).toMatch(/^At least 8 characters/);
    expect(filled()).toBe(0);
  });

  it('says in words that a weak one will not be taken, and what would help', async () => {
    await enter('password1');
    await vi.waitFor(() => expect(text()).toMatch(/^Too weak to be taken\. Many people use/), 5000);
    expect(filled()).toBe(1);
  });

  it('knows the names of its owner', async () => {
    await enter('alice1234');
    await vi.waitFor(
      () => expect(text()).toContain('Leave out your own name and address, and Lightwell’s.'),
      5000,
    );
  });

  it('calls a short one short', async () => {
    await enter('x7$Kq');
    await vi.waitFor(() => expect(text()).toMatch(/^Too short\. At least 8 characters/), 5000);
  });

  it('fills up with a strong one, and is empty again with the field', async () => {
    await enter('lamp otter ribbon quartz');
    await vi.waitFor(() => expect(text()).toBe('Strong.'), 5000);
    expect(filled()).toBe(4);
    await enter('');
    expect(filled()).toBe(0);
  });
});
