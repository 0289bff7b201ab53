/** What the demo company consists of; loaders turn it into rows, nothing here does I/O. */
export interface BilingualName {
  readonly ru: string;
  readonly en: string;
}

export type DemoRole = 'admin' | 'hr' | 'finance' | 'head' | 'employee' | 'executive';

export interface DemoDepartment {
  readonly id: string;
  readonly name: BilingualName;
  readonly parentId: string | null;
  readonly headId: string;
}

export interface DemoPosition {
  readonly key: string;
  readonly title: BilingualName;
}

/** A stay in one department and position, `[from, to)`; an employee has one or several in a row. */
export interface DemoEmployment {
  readonly from: string;
  readonly to: string | null;
  readonly departmentId: string;
  readonly positionKey: string;
  readonly managerId: string | null;
  /** Decimal strings by attribute key: `baseSalary` (RUB a month), `grade`, `fte`. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface DemoEmployee {
  readonly id: string;
  readonly name: BilingualName;
  readonly roles: readonly DemoRole[];
  readonly hiredOn: string;
  readonly leftOn: string | null;
  readonly employments: readonly DemoEmployment[];
}

export interface DemoFact {
  readonly source: 'crm' | 'service-desk' | 'ideas';
  readonly id: string;
  readonly type: string;
  readonly occurredOn: string;
  readonly amount: string | null;
  readonly title: string;
  readonly employeeId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface DemoTarget {
  readonly criterion: string;
  readonly employeeId: string;
  readonly period: string;
  readonly value: string;
}

/** Rows of the shared reference table `products`: list prices in RUB. */
export interface DemoProduct {
  readonly key: string;
  readonly title: BilingualName;
  readonly price: string;
}
