"""What the invented people do: career ladders by field and language, five rungs each, junior first."""

from __future__ import annotations

from making.table import entries

# ladder: five rungs. "Leiter~Leiterin" gives the man's and the woman's form of a word.
_LADDERS = """
product: Associate Product Manager > Product Manager > Senior Product Manager > Director of Product > VP Product
engineering: Software Engineer > Software Engineer II > Senior Software Engineer > Engineering Manager > CTO
data: Data Analyst > Data Scientist > Senior Data Scientist > Head of Data > Chief Data Officer
design: UX Designer > Product Designer > Senior Product Designer > Design Lead > Head of Design
sales: Sales Development Representative > Account Executive > Senior Account Executive > Sales Director >
    Chief Revenue Officer
marketing: Marketing Coordinator > Marketing Manager > Growth Marketing Lead > Head of Marketing > CMO
operations: Operations Associate > Operations Manager > Senior Operations Manager > Head of Operations > COO
finance: Accountant > Financial Analyst > Finance Manager > Head of Finance > CFO
people: HR Assistant > Recruiter, Talent Acquisition > HR Business Partner > Head of People > Chief People Officer
founder: Intern > Consultant > Co-Founder > Co-founder & CEO > Founder & CEO | Hiring!
project: Project Coordinator > Project Manager > Senior Project Manager, PMO > Program Director > Managing Director
payments: Payments Analyst > Product Manager, Payments > Senior Manager, Payments Partnerships > Head of Payments >
    VP, Payments & Risk
compliance: KYC Analyst > Compliance Officer > AML & Financial Crime Manager > Head of Compliance >
    Chief Compliance Officer
credit: Credit Analyst > Underwriting Manager > Lead, Credit Risk > Director of Lending > Chief Risk Officer
banking: Relationship Associate > Relationship Manager > Vice President, Corporate Banking >
    Director, Transaction Banking > Managing Director
insurance: Claims Handler > Underwriter > Senior Actuary > Head of Underwriting > Chief Underwriting Officer
venture: Analyst > Associate > Principal > Partner > General Partner
ml: Research Assistant > Machine Learning Engineer > Senior Machine Learning Engineer > Head of AI Research >
    Chief Scientist
security: SOC Analyst > Security Engineer > Penetration Tester, Lead > Head of Information Security > CISO
nursing: Nursing Assistant > Registered Nurse, RN > Charge Nurse, ICU > Nurse Manager > Chief Nursing Officer
medicine: Resident Physician > Physician > Consultant Cardiologist > Head of Department, Radiology > Medical Director
pharma: Clinical Research Associate > Clinical Trial Manager > Senior Scientist, Oncology >
    Head of Regulatory Affairs > Chief Medical Officer
energy: Graduate Engineer > Wind Turbine Engineer > Senior Project Developer, Solar > Head of Grid Integration >
    Director, Renewable Energy
teaching: Teaching Assistant > Teacher > Lead Teacher, Mathematics > Vice Principal > Head of School
academic: PhD Candidate > Postdoctoral Researcher > Assistant Professor > Associate Professor of Economics > Professor
consulting: Analyst > Consultant > Engagement Manager > Associate Partner > Senior Partner
freight: Dispatcher > Freight Forwarder > Supply Chain Manager > Director of Logistics > VP, Global Supply Chain
retail: Sales Associate > Store Manager > Category Buyer > Head of Merchandising > Retail Director
media: Editorial Assistant > Journalist > Senior Editor > Executive Producer > Editor-in-Chief
charity: Volunteer Coordinator > Fundraising Manager > Programme Manager | Food Security > Country Director >
    Executive Director
public: Policy Officer > Policy Adviser > Senior Transport Planner > Deputy Director > Director General
industrial: Mechanical Engineer > Process Engineer > Plant Manager > Head of Manufacturing > Managing Director
automotive: Test Engineer > Powertrain Engineer > Lead Engineer, Battery Systems > Head of Vehicle Programs >
    VP Engineering
food: Line Cook > Chef de Partie > Restaurant Manager > Head of Food Safety > Owner
legal: Paralegal > Associate > Senior Associate, Corporate & M&A > Counsel > Partner
property: Junior Architect > Property Manager > Real Estate Broker > Development Director > Managing Partner
hotel: Receptionist > Guest Relations Manager > Revenue Manager > Hotel General Manager > Regional Director
network: Network Technician > RF Engineer > 5G Network Planner > Head of Network Operations > CTO
creative: Copywriter > Art Director > Account Director > Creative Director > Managing Director
recruiting: Sourcer > Recruiter > Senior Talent Partner > Recruitment Team Lead > Managing Director
games: QA Tester > Gameplay Programmer > Senior Game Designer > Producer > Studio Head
freelance: Consultant > Freelance Designer > Independent Consultant > Interim Manager > Advisor & Board Member
product de: Werkstudent~Werkstudentin Produkt > Produktmanager~Produktmanagerin >
    Senior Produktmanager~Produktmanagerin > Leiter~Leiterin Produkt > Geschäftsführer~Geschäftsführerin
operations de: Sachbearbeiter~Sachbearbeiterin > Projektleiter~Projektleiterin > Teamleiter~Teamleiterin Betrieb >
    Bereichsleiter~Bereichsleiterin > Vorstand
payments de: Kundenberater~Kundenberaterin > Referent~Referentin Zahlungsverkehr >
    Produktmanager~Produktmanagerin Payments > Leiter~Leiterin Zahlungsverkehr > Geschäftsführer~Geschäftsführerin
nursing de: Pflegehelfer~Pflegehelferin > Krankenpfleger~Krankenschwester > Stationsleitung > Oberarzt~Oberärztin >
    Chefarzt~Chefärztin
operations fr: Chargé~Chargée de projet > Chef~Cheffe de projet > Responsable des opérations >
    Directeur~Directrice des opérations > Directeur général~Directrice générale
payments fr: Analyste paiements > Chef~Cheffe de produit paiement > Responsable monétique >
    Directeur~Directrice Paiements > Directeur général~Directrice générale
banking fr: Conseiller~Conseillère clientèle > Chargé~Chargée d'affaires > Directeur~Directrice d'agence >
    Responsable des risques > Directeur~Directrice financement
operations es: Auxiliar administrativo~administrativa > Coordinador~Coordinadora de proyectos >
    Gerente de operaciones > Director~Directora de operaciones > Director~Directora general
payments es: Analista de pagos > Product Manager, Pagos > Gerente de medios de pago >
    Director~Directora de riesgos > Director~Directora general
operations br: Assistente administrativo~administrativa > Analista de projetos >
    Coordenador~Coordenadora de operações > Gerente de operações > Diretor~Diretora
payments br: Analista de meios de pagamento > Product Manager | Pagamentos > Gerente de Produto, Cartões >
    Head de Crédito > Diretor~Diretora de Produtos Financeiros
nursing br: Técnico~Técnica de enfermagem > Enfermeiro~Enfermeira > Coordenador~Coordenadora de enfermagem >
    Médico~Médica > Diretor clínico~Diretora clínica
operations nl: Medewerker klantenservice > Projectmedewerker > Projectleider > Manager bedrijfsvoering > Directeur
operations it: Impiegato~Impiegata > Responsabile di progetto > Responsabile commerciale >
    Direttore~Direttrice operativo > Amministratore delegato~Amministratrice delegata
product jp: 企画アシスタント > プロダクトマネージャー > シニアプロダクトマネージャー > 事業部長 > 代表取締役
engineering jp: エンジニア > ソフトウェアエンジニア > シニアエンジニア > 開発部長 > 取締役CTO
"""

# field: ladders with weights
_OF_FIELD = """
fintech: payments 5, product 4, engineering 5, compliance 3, credit 2, data 2, design 1, sales 2, operations 2,
    people 1, marketing 1, finance 1, founder 1
banking: banking 5, compliance 2, credit 2, payments 1, operations 1, engineering 1, data 1
insurance: insurance 5, product 1, engineering 1, data 1
vc: venture 8, operations 1, people 1
software: engineering 6, product 4, sales 3, design 1, data 1, people 1, marketing 1, finance 1
ai: ml 5, engineering 3, product 2, sales 1, founder 1
security: security 5, engineering 2, sales 1, product 1
health: nursing 4, medicine 4, operations 1, product 2, finance 1, people 1
pharma: pharma 5, data 1, operations 1, sales 1
climate: energy 5, product 1, engineering 1, operations 1, founder 1
energy: energy 4, industrial 1, operations 1, finance 1
education: teaching 4, academic 3, product 1, operations 1
consulting: consulting 7, data 1, people 1
logistics: freight 5, operations 3, product 2, engineering 2, data 1, sales 1, finance 1
retail: retail 4, operations 1, product 1, marketing 1, data 1, engineering 1
media: media 4, marketing 1, engineering 1, product 1
nonprofit: charity 5, operations 1, finance 1, marketing 1
public: public 5, project 2, data 1
manufacturing: industrial 5, project 1, sales 1, finance 1
auto: automotive 5, industrial 1, engineering 1, sales 1
food: food 3, marketing 1, sales 1, operations 1
law: legal 6, people 1
realestate: property 5, project 1, finance 1
travel: hotel 4, product 1, operations 1, marketing 1
telecom: network 4, sales 1, engineering 1, project 1
marketing: creative 5, marketing 2, data 1
recruiting: recruiting 6, people 1
gaming: games 5, engineering 1, product 1
freelance: freelance 5, founder 1, design 1
"""

LADDERS = {name: rungs.split(" > ") for name, rungs in entries(_LADDERS)}
OF_FIELD = {
    field: [(part.split()[0], float(part.split()[1])) for part in ladders.split(", ")] for field, ladders in entries(_OF_FIELD)
}
