import { siteForTests } from './site';
import { byLabel, byRole } from './find';

const site = siteForTests({ base: "demo", application: "warning" });

it('looks', async () => {
  const t = Date.now();
  const w = await site.open({ locale: 'ru' });
  await w.go('/customers/accounts');
  await (await byLabel(w.page, 'Логин')).type('o.veselova');
  await (await byLabel(w.page, 'Пароль')).type('admin-password');
  await byRole(w.page, 'button', 'Войти').click();
  await w.page.waitForSelector('[role=row] a');
  console.log('signed', Date.now() - t);
  await w.picture('scratch1');
  await w.go('/sales/dealBoard');
  await w.page.waitForSelector('[role=button][aria-roledescription]').catch(() => console.log('no card'));
  await w.picture('scratch2');
  await w.go('/r/deal/new');
  await byLabel(w.page, 'Название');
  await w.picture('scratch3');
  const snap = await w.page.accessibility.snapshot();
  console.log(JSON.stringify(snap, null, 1).slice(0, 6000));
  console.log(w.complaints(), Date.now() - t);
});
