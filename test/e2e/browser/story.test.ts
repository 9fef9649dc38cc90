import type { Page } from 'playwright-core';
import { readCard, waitForCard, waitForNotice } from './driver/cards';
import { goToChannel, goToPersonalChat } from './driver/go-to-conversation';
import { postToBot, say } from './driver/say';
import { clickButton, fillInput } from './driver/use-card';
import { describeInBrowser } from './describe-in-browser';
import { pictureOfCard, pictureOfWindow } from './pictures';

jest.setTimeout(240_000);

describeInBrowser('the story, through two windows of the Agents Playground', (stage) => {
  let alex: Page;
  let taylor: Page;

  beforeAll(async () => {
    alex = await stage().open('administrator');
    taylor = await stage().open('teamLead');
    await goToPersonalChat(alex);
    await goToChannel(taylor, 'Approvals');
  });

  test('map, request, approve, ticket, pasted, applied', async () => {
    await say(alex, 'map jane.doe');
    await pictureOfCard(await waitForCard(alex, 'Request approval'), 'proposal-light');
    await fillInput(alex, 'Note for the approver (optional)', 'Starts on Monday');
    await clickButton(alex, 'Request approval');

    const approval = await waitForCard(taylor, 'Approval needed');
    expect(await readCard(approval)).toContain('3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01');
    expect(await readCard(approval)).toContain('Starts on Monday');
    await pictureOfCard(approval, 'approval-light');
    await pictureOfWindow(taylor, 'approvals-channel');
    await clickButton(taylor, 'Approve');

    const decided = await waitForCard(taylor, 'Approved, not pasted yet');
    expect(await readCard(decided)).toContain('Taylor Lead');
    const paste = await waitForCard(alex, 'Approved, not pasted yet');
    await pictureOfCard(paste, 'paste-light');
    await pictureOfWindow(alex, 'administrators-chat');
    const { tickets, checklistItems } = stage().playground.autotask;
    expect(tickets).toHaveLength(1);
    expect(checklistItems).toMatchObject([{ isCompleted: false }]);

    await clickButton(alex, 'I have pasted it');
    await pictureOfCard(await waitForCard(alex, 'Applied'), 'applied-light');
    await waitForCard(taylor, 'Applied');
    expect(checklistItems).toMatchObject([{ isCompleted: true }]);
  });

  test('map, reject: without a comment it is asked for; the requester reads it', async () => {
    await say(alex, 'map morgan.lee');
    await waitForCard(alex, 'Map Morgan Lee');
    await clickButton(alex, 'Request approval');
    await waitForCard(taylor, 'Map Morgan Lee');
    await clickButton(taylor, 'Reject');
    await waitForNotice(taylor, 'Please say why');
    await fillInput(taylor, 'Comment (needed to reject)', 'Morgan moves to another company');
    await clickButton(taylor, 'Reject');
    const card = await waitForCard(alex, 'Morgan moves to another company');
    expect(await readCard(card)).toContain('Rejected');
    await pictureOfCard(card, 'rejected-light');
    expect(stage().playground.autotask.tickets).toHaveLength(1);
  });

  test('a mention of a person in a channel finds them', async () => {
    await goToChannel(alex, 'Helpdesk');
    await postToBot(alex, 'status ', { mention: 'Jane Doe' });
    const card = await waitForCard(alex, 'Mapped to the Autotask resource');
    expect(await readCard(card)).toContain('3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01');
  });
});
