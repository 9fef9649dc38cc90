import type { Row } from '../entity';
import { field, textField, type FieldInformation } from '../field-information';

/** Fields of Companies this product may meet. */
export function companyFields(): FieldInformation[] {
  return [
    field('id', 'long', { isReadOnly: true, isRequired: true }),
    textField('companyName', 100, { isRequired: true }),
    field('isActive', 'boolean'),
  ];
}

/** Company 0 is the instance's own; one that is closed takes no tickets. */
export const exampleCompanies: Row[] = [
  { id: 0, companyName: 'Contoso IT Services', isActive: true },
  { id: 174, companyName: 'Fabrikam', isActive: true },
  { id: 175, companyName: 'Closed Customer', isActive: false },
];
