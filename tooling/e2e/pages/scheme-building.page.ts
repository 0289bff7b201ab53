import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { SCHEME_TEMPLATES, templateDocument } from '@premia/scheme/templates';
import { createScheme, type DrawnScheme } from './scheme-fixture.ts';
import { SCHEME_WORDS, type SchemeWords } from './scheme-words.ts';
import { type DemoPerson, demoPeople, takeSession } from './session.ts';

export type Interface = 'en' | 'ru';

/** Three tiers as they stand in a spreadsheet: where each begins and its rate. */
export const RATES: Readonly<Record<Interface, string>> = {
  en: '0\t3%\n300000\t5%\n600000\t7%',
  ru: '0\t3%\n300 000\t5%\n600 000\t7%',
};
export const CAP = '200000';

/** The designer, opened by HR in one of the languages; knows where things are, counts nothing. */
export class SchemeBuildingPage {
  readonly page: Page;
  readonly words: SchemeWords;
  /** Somebody of the sales people to try the scheme on. */
  readonly sample: { readonly name: string; readonly department: string };

  private constructor(page: Page, language: Interface, person: DemoPerson) {
    this.page = page;
    this.words = SCHEME_WORDS[language];
    this.sample = { name: person.name[language], department: person.department[language] };
  }

  /** At the list of schemes. */
  static async open(browser: Browser, language: Interface): Promise<SchemeBuildingPage> {
    const opened = await SchemeBuildingPage.#signedIn(browser, language);
    await opened.page.goto('/schemes');
    await expect(opened.newScheme).toBeVisible();
    await opened.page.waitForLoadState('networkidle');
    return opened;
  }

  /** At the drawing of a scheme that is there already: the way over the list and the gallery has flows of its own. */
  static async openOn(browser: Browser, language: Interface, scheme: DrawnScheme): Promise<SchemeBuildingPage> {
    const opened = await SchemeBuildingPage.#signedIn(browser, language);
    await opened.page.goto(await createScheme(opened.page, scheme));
    await opened.opened();
    return opened;
  }

  /** At the tiered template under a name of its own: three blocks in a row. */
  static async openTemplate(browser: Browser, language: Interface, name: string): Promise<SchemeBuildingPage> {
    const [tiered] = SCHEME_TEMPLATES;
    if (tiered === undefined) throw new Error('There are no templates');
    const document = { ...templateDocument(tiered, language), title: { [language]: name } };
    const opened = await SchemeBuildingPage.openOn(browser, language, document);
    await expect(opened.cards).toHaveCount(3);
    return opened;
  }

  static async #signedIn(browser: Browser, language: Interface): Promise<SchemeBuildingPage> {
    const context = await browser.newContext({
      locale: language === 'ru' ? 'ru-RU' : 'en-GB',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const people = await demoPeople(page);
    const hr = people.find(({ role }) => role === 'hr');
    const employee = people.find(({ role }) => role === 'employee');
    if (hr === undefined || employee === undefined) throw new Error('The demo company has no HR or no employee');
    await takeSession(page, hr.employeeId);
    return new SchemeBuildingPage(page, language, employee);
  }

  get newScheme(): Locator {
    return this.page.getByRole('button', { name: this.words.newScheme });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** A card of the gallery; what the chosen one is for stands below it under the same name. */
  template(title: string): Locator {
    return this.dialog.getByRole('group').getByText(title, { exact: true });
  }

  /** The dialog of a new scheme has come in and waits for a name to be typed. */
  async readyForName(): Promise<void> {
    await expect(this.dialog.locator('input:focus')).toHaveCount(1);
  }

  get canvas(): Locator {
    return this.page.locator('#scheme-canvas');
  }

  /** The draft has been fetched and drawn: a busy machine may take its time. */
  async opened(): Promise<void> {
    await expect(this.canvas).toBeVisible({ timeout: 60_000 });
  }

  /** The drawing has stopped moving: what is aimed at is where it is seen. */
  async still(): Promise<void> {
    await this.page.waitForFunction(async () => {
      const place = () => document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform;
      const before = place();
      for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
      return place() === before;
    });
  }

  /** The minus under the drawing, until blocks are a picture. */
  async zoomOutUntilPainted(): Promise<void> {
    const minus = this.page.getByRole('button', { name: 'Zoom out' });
    await expect(async () => {
      await minus.click();
      await this.still();
      await expect(this.canvas).toHaveAttribute('data-detail', 'far', { timeout: 200 });
    }).toPass();
    await this.still();
  }

  /** The middle of a block that is painted: the keyboard is sent there, and taken away again. */
  async placeByKeyboard(kind: string): Promise<{ readonly x: number; readonly y: number }> {
    await this.canvas.focus();
    await this.page.keyboard.press('Home');
    for (let step = 0; (await this.card(kind).count()) === 0; step += 1) {
      if (step > 20) throw new Error(`The arrows lead to no block of the kind ${kind}`);
      await this.page.keyboard.press('ArrowRight');
    }
    await this.still();
    const box = await this.card(kind).boundingBox();
    if (box === null) throw new Error(`The block of the kind ${kind} is nowhere`);
    await this.page.keyboard.press('Escape');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  get palette(): Locator {
    return this.page.getByRole('dialog', { name: this.words.addBlock });
  }

  get cards(): Locator {
    return this.page.locator('.react-flow__node');
  }

  card(kind: string): Locator {
    return this.page.locator(`.react-flow__node:has([data-kind="${kind}"])`).first();
  }

  /** The main result of a block, where a link is drawn from. */
  outputOf(kind: string): Locator {
    return this.card(kind).locator('.react-flow__handle.source').first();
  }

  get payout(): Locator {
    return this.page.getByTestId('payout-total');
  }

  /** A point of the first link from one kind of block, away from the value it carries. */
  async pointOnLink(): Promise<{ readonly x: number; readonly y: number }> {
    const path = this.page.locator('.react-flow__edge path').last();
    return path.evaluate((element) => {
      const line = element as SVGPathElement;
      const at = line.getPointAtLength(line.getTotalLength() * 0.3).matrixTransform(line.getScreenCTM() ?? undefined);
      return { x: at.x, y: at.y };
    });
  }

  /** The name that was typed is the person whose numbers stand on the drawing. */
  async expectSampleChosen(): Promise<void> {
    await expect(this.page.getByRole('button', { name: this.words.sample })).toHaveText(this.sample.name);
  }

  async expectPaid(): Promise<void> {
    await expect(this.payout).toHaveText(/[1-9]/);
  }

  /** A date to start from is asked of a chosen department only. */
  async expectDepartmentChosen(): Promise<void> {
    await expect(this.dialog.locator('input[type="date"]').first()).toBeEnabled();
  }

  async expectSubmitted(): Promise<void> {
    await expect(this.page.getByRole('region', { name: this.words.waits })).toBeVisible();
  }
}
