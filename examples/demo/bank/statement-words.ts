type Words = readonly [string, ...string[]];

export interface StatementWords {
  readonly shops: Words;
  readonly suppliers: Words;
  readonly customers: Words;
  readonly debits: Words;
  readonly cardSales: string;
  readonly cheque: string;
  readonly transferIn: string;
  readonly transferOut: string;
  readonly eTransfer: string;
  readonly payment: string;
  readonly cashDeposit: string;
  readonly cashMachine: string;
  readonly payroll: string;
  readonly payrollTax: string;
  readonly rent: string;
  readonly fee: string;
  readonly interest: string;
  readonly cardPayment: string;
  readonly loanPayment: string;
}

const en: StatementWords = {
  shops: ['HILLTOP FUEL 0441', 'PAPERBARK OFFICE', 'CLEARWATER CAFE', 'TIN ROOF TOOLS', 'FERRY TERMINAL', 'MOSS & MAIN PRINT'],
  suppliers: ['Driftwood Supply', 'Granite Wholesale', 'Larch Packaging', 'Sandpiper Textiles'],
  customers: ['M. Okafor', 'Pine Ridge School', 'Two Rivers Guides', 'J. Lindqvist', 'Cedar Point Marina'],
  debits: ['VALLEY POWER', 'TOWN WATER & SEWER', 'CLEARLINE TELECOM', 'BUSINESS INSURANCE'],
  cardSales: 'CARD SALES',
  cheque: 'CHEQUE',
  transferIn: 'TRANSFER FROM',
  transferOut: 'TRANSFER TO',
  eTransfer: 'E-TRANSFER FROM',
  payment: 'PAYMENT TO',
  cashDeposit: 'CASH DEPOSIT BRANCH',
  cashMachine: 'ATM WITHDRAWAL',
  payroll: 'PAYROLL',
  payrollTax: 'PAYROLL REMITTANCE',
  rent: 'RENT',
  fee: 'MONTHLY ACCOUNT FEE',
  interest: 'INTEREST',
  cardPayment: 'PAYMENT RECEIVED - THANK YOU',
  loanPayment: 'LOAN PAYMENT',
};

const fr: StatementWords = {
  shops: ['STATION DU COTEAU 12', 'PAPETERIE SAINT-ROCH', 'CAFÉ DES GLACIS', 'OUTILLAGE DU FLEUVE', 'STATIONNEMENT D’YOUVILLE', 'IMPRIMERIE LA FEUILLE'],
  suppliers: ['Moulins de la Chute', 'Beurrerie du Rang', 'Emballages Boréal', 'Érablière Côté'],
  customers: ['Café Tournebroche', 'École Sainte-Ursule', 'Hôtel des Remparts', 'M. Gagné', 'Épicerie du Faubourg'],
  debits: ['ÉLECTRICITÉ DU NORD', 'TAXES MUNICIPALES', 'TÉLÉCOM CLARTÉ', 'ASSURANCE COMMERCIALE'],
  cardSales: 'VENTES PAR CARTE',
  cheque: 'CHÈQUE',
  transferIn: 'VIREMENT DE',
  transferOut: 'VIREMENT À',
  eTransfer: 'VIREMENT ÉLECTRONIQUE DE',
  payment: 'PAIEMENT À',
  cashDeposit: 'DÉPÔT EN ESPÈCES',
  cashMachine: 'RETRAIT AU GUICHET',
  payroll: 'PAIE',
  payrollTax: 'REMISE DES RETENUES À LA SOURCE',
  rent: 'LOYER',
  fee: 'FRAIS MENSUELS DU COMPTE',
  interest: 'INTÉRÊTS',
  cardPayment: 'PAIEMENT REÇU - MERCI',
  loanPayment: 'VERSEMENT DU PRÊT',
};

export const statementWords: Readonly<Record<'en' | 'fr', StatementWords>> = { en, fr };
