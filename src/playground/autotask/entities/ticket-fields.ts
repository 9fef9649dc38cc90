import { field, picklistField, referenceField, textField, type FieldInformation } from '../field-information';

const readOnly = { isReadOnly: true };

/** The ticket category whose tickets get a due date by themselves. */
export const categoryWithDueDate = 4;

/** Fields of Tickets this product may meet (entity page "Tickets"); picklist values are this instance's own. */
export function ticketFields(): FieldInformation[] {
  return [
    field('id', 'long', { ...readOnly, isRequired: true }),
    referenceField('assignedResourceID', 'Resource'),
    referenceField('assignedResourceRoleID', 'Role'),
    referenceField('companyID', 'Company', { isRequired: true }),
    referenceField('completedByResourceID', 'Resource', readOnly),
    field('completedDate', 'datetime', readOnly),
    field('createDate', 'datetime', readOnly),
    referenceField('creatorResourceID', 'Resource', readOnly),
    textField('description', 8000),
    field('dueDateTime', 'datetime'),
    textField('externalID', 50),
    field('lastActivityDate', 'datetime', readOnly),
    priority(),
    queue(),
    textField('resolution', 32000),
    status(),
    category(),
    textField('ticketNumber', 50, readOnly),
    textField('title', 255, { isRequired: true }),
  ];
}

function status(): FieldInformation {
  return picklistField(
    'status',
    'integer',
    [
      { value: 1, label: 'New', isDefaultValue: true, isSystem: true },
      { value: 5, label: 'Complete', isSystem: true },
      { value: 8, label: 'In Progress' },
      { value: 13, label: 'Waiting Approval (old)', isActive: false },
    ],
    { isRequired: true },
  );
}

function priority(): FieldInformation {
  return picklistField(
    'priority',
    'integer',
    [
      { value: 4, label: 'Critical' },
      { value: 1, label: 'High' },
      { value: 2, label: 'Medium' },
      { value: 3, label: 'Low' },
    ],
    { isRequired: true },
  );
}

/** No default: somebody has to choose, and the first entry is switched off. */
function queue(): FieldInformation {
  return picklistField('queueID', 'integer', [
    { value: 5, label: 'Client Portal (old)', isActive: false, isSystem: true },
    { value: 8, label: 'Service Desk' },
    { value: 29683354, label: 'Internal IT' },
  ]);
}

function category(): FieldInformation {
  return picklistField('ticketCategory', 'integer', [
    { value: 3, label: 'Standard', isDefaultValue: true, isSystem: true },
    { value: categoryWithDueDate, label: 'Internal change (due in two days)' },
  ]);
}
