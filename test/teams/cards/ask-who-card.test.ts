import { clickSchema } from '../../../src/teams/actions/card-action';
import { askWhoCard } from '../../../src/teams/cards/ask-who-card';
import { elementsOf } from './elements';

describe('the card that asks whom to map', () => {
  it('offers the people picker of Teams, and a field to type in for clients without it', () => {
    const inputs = elementsOf(askWhoCard()).filter(({ id }) => id !== undefined);
    expect(inputs).toMatchObject([
      { id: 'person', 'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' } },
      { id: 'who', type: 'Input.Text' },
    ]);
  });

  // The renderer wants one choice at least, with a value; clients without the picker show it.
  it('has one choice of its own, which means that nobody was picked', () => {
    const [choice] = elementsOf(askWhoCard()).filter(({ title, value }) => title && value);
    const click = clickSchema.parse({ request: '', revision: 0, person: choice?.value, who: 'jane.doe' });
    expect(click).toMatchObject({ person: '', who: 'jane.doe' });
  });
});
