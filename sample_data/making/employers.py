"""Where the invented people work: real employers by field and region, and patterns for invented small firms."""

from __future__ import annotations

from making.table import entries

# field region: employers as their people write them; "/" parts spellings of one employer;
# "any" stands for every region.
_REAL = """
fintech us: Stripe; Plaid; Brex; Chime; Affirm; Square/Block, Inc. (Square); Robinhood; Coinbase; Marqeta; SoFi;
    Ramp; Carta; Toast; Betterment; PayPal/PayPal, Inc.; Avant; Braintree
fintech uk: Monzo/Monzo Bank; Revolut; Wise/Wise (formerly TransferWise); Starling Bank; GoCardless; Checkout.com;
    Funding Circle; ClearBank; OakNorth; TrueLayer
fintech de: N26/N26 GmbH; Trade Republic/Trade Republic Bank GmbH; Solaris/Solarisbank; Raisin; Mambu; wefox;
    Scalable Capital; SumUp
fintech fr: Qonto; Alan; Lydia; Swile; Spendesk; Ledger; Pennylane
fintech nl: Adyen/Adyen N.V.; Mollie; bunq; Klarna; Tink; Zettle; Lunar; Payhawk
fintech it: Satispay; Scalapay; Nexi
fintech es: Clip; Ualá; Kueski; Konfío; Bitso; MercadoPago/Mercado Pago; Bnext
fintech br: Nubank; PagSeguro/PagBank; StoneCo/Stone; Creditas; Neon; PicPay; EBANX; C6 Bank
fintech in: Razorpay; PhonePe; Paytm; CRED; Zerodha; Pine Labs; Groww; BharatPe
fintech jp: PayPay/PayPay株式会社; freee; Money Forward; Airwallex; Nium; Toss
fintech af: Flutterwave; Paystack; M-KOPA; Chipper Cash; Interswitch; OPay; Kuda/Kuda Bank; Moniepoint; Yoco
fintech gulf: Tabby; Tamara; Careem Pay; Fawry; Paymob; Mamo
banking us: JPMorgan Chase & Co./J.P. Morgan/JPMorganChase; Bank of America; Wells Fargo; Citi; BMO;
    Fifth Third Bank; Goldman Sachs; Northern Trust
banking uk: Barclays; HSBC; Lloyds Banking Group; NatWest; Standard Chartered
banking de: Deutsche Bank; Commerzbank; Sparkasse Hannover; KfW
banking fr: BNP Paribas; Société Générale; Crédit Agricole; La Banque Postale
banking nl: ING; ABN AMRO; Rabobank; Nordea; SEB
banking it: UniCredit; Intesa Sanpaolo
banking es: BBVA; Santander; CaixaBank; Banorte
banking br: Itaú Unibanco; Bradesco; Banco do Brasil
banking in: HDFC Bank; ICICI Bank; State Bank of India; Kotak Mahindra Bank
banking jp: MUFG Bank; Mizuho; DBS Bank; Nomura
banking af: Access Bank; Standard Bank; Equity Bank; GTBank
banking gulf: Emirates NBD; First Abu Dhabi Bank; QNB
insurance any: Allianz; AXA; Zurich Insurance; Swiss Re; Munich Re
insurance us: State Farm; Allstate; Progressive
vc any: Sequoia Capital; Accel; Index Ventures; Atomico; Lightspeed
vc us: Andreessen Horowitz; Y Combinator; Techstars; 500 Global
software any: Microsoft; SAP; Salesforce; Oracle; Atlassian; ServiceNow; HubSpot; Zendesk; Google
software us: GitHub; Twilio; Box; Dropbox; Intuit; Workday; Slack
software in: Infosys; Tata Consultancy Services; Wipro; Zoho; Freshworks
software de: Celonis; Personio; TeamViewer; Contentful
software br: TOTVS; VTEX; RD Station
ai any: OpenAI; Anthropic; Hugging Face; Databricks; Scale AI; Cohere; DeepL; Mistral AI
security any: CrowdStrike; Palo Alto Networks; Cloudflare; Okta; Snyk; Darktrace
health us: Mayo Clinic; Kaiser Permanente; Northwestern Memorial Hospital; Cleveland Clinic; CVS Health;
    Rush University Medical Center; Advocate Health
health uk: NHS; Guy's and St Thomas' NHS Foundation Trust; Bupa
health de: Charité – Universitätsmedizin Berlin; Helios Kliniken; Asklepios
health fr: AP-HP; Doctolib; Ramsay Santé
health any: Philips Healthcare; Medtronic; Siemens Healthineers; Teladoc Health; Headspace; Flatiron Health;
    Oscar Health
pharma any: Novartis; Pfizer; Roche; AstraZeneca; Bayer; Sanofi; Moderna; BioNTech; Novo Nordisk
climate any: Ørsted; Vestas; Climeworks; Northvolt; Enphase Energy; Sunrun; Octopus Energy; Watershed; Pachama;
    Siemens Gamesa
climate us: Form Energy; Arcadia; Span; Redwood Materials
climate de: Enpal; 1KOMMA5°; Sonnen
energy any: Shell; Eni; ENGIE; Iberdrola; E.ON; bp; Schneider Electric; TotalEnergies
education us: University of Chicago; Northwestern University; DePaul University; Chicago Public Schools;
    University of Michigan
education uk: University College London; Imperial College London; The Open University
education de: Technische Universität Berlin; Humboldt-Universität zu Berlin
education fr: HEC Paris; Sorbonne Université; McGill University
education af: University of Lagos; University of Nairobi; Strathmore University
education br: Universidade de São Paulo; Insper
education any: Coursera; Duolingo; Khan Academy; Udemy; Multiverse
consulting any: Deloitte; McKinsey & Company; Boston Consulting Group (BCG); Bain & Company; Accenture; PwC; EY;
    KPMG; Capgemini
logistics any: Maersk; DHL; DB Schenker; Kuehne+Nagel; FedEx; UPS; Flexport; project44; DSV; CMA CGM
logistics us: C.H. Robinson; XPO; Echo Global Logistics; FourKites; J.B. Hunt
logistics de: Hermes Germany GmbH; Hapag-Lloyd AG; Forto
retail any: Amazon; IKEA; H&M; Zalando; Shopify; Etsy
retail us: Target; Walmart; Walgreens; Costco Wholesale; Best Buy
retail de: REWE Group; OTTO; Lidl
retail br: Magazine Luiza; iFood; Mercado Livre
retail in: Flipkart; Swiggy; Meesho
media any: Spotify; Netflix; The Economist; Thomson Reuters; Bloomberg; Universal Music Group
nonprofit any: UNICEF; Médecins Sans Frontières; Oxfam; World Wildlife Fund; International Rescue Committee
nonprofit us: Feeding America; Greater Chicago Food Depository; American Red Cross
public us: City of Chicago; U.S. Department of Transportation; State of Illinois
public any: European Commission; The World Bank; United Nations
manufacturing any: Bosch; Siemens; ABB; Caterpillar; 3M; Honeywell; Tetra Pak
auto any: Volkswagen AG; BMW Group; Toyota; Tesla; Volvo Cars; Rivian; Stellantis
food any: Nestlé; Unilever; Danone; Mondelēz International; AB InBev; Kraft Heinz
law any: Baker McKenzie; Linklaters; Clifford Chance; Freshfields; DLA Piper
realestate any: CBRE; JLL; Cushman & Wakefield; WeWork; Arup; Skanska
travel any: Booking.com; Airbnb; Marriott International; Lufthansa; United Airlines; Hilton
telecom any: Vodafone; Deutsche Telekom; Orange; Ericsson; Verizon; MTN
marketing any: WPP; Ogilvy; Publicis Groupe; Edelman; McCann
recruiting any: Adecco; Randstad; Hays; Robert Half; Korn Ferry
gaming any: Ubisoft; King; Riot Games; Electronic Arts (EA); Supercell
freelance any: Self-employed; Freelance; Stealth Startup; Confidential; -; Independent Consultant; Stealth Mode;
    Retired
"""

# field: names of small firms; {c} a coined word, {f} a family name, {p} a place of the region. A region's own patterns
# stand under "field region".
_SMALL = """
fintech: {c} Pay; {c} Payments; {c} Lending; {c}Bank; {c} Open Banking Ltd; {c} Financial Technologies; {c} Remit;
    {c} Wallet
fintech de: {c} Payments GmbH; {c} Zahlungssysteme AG
fintech br: {c} Pagamentos; {c} Crédito Digital
fintech fr: {c} Paiements SAS; Banque en ligne {c}
fintech es: {c} Pagos; Préstamos {c} SAPI de C.V.
fintech jp: 株式会社{c}ペイ; {c} Payments KK
banking: {p} Savings Bank; First {p} Credit Union; {f} & {f} Private Bank
banking de: Volksbank {p} eG; Sparkasse {p}
insurance: {f} Insurance Brokers; {p} Mutual Insurance
insurance de: Versicherungsmakler {f} GmbH
vc: {c} Ventures; {c} Seed Fund; {f} Growth Equity; {c} Capital Partners
software: {c} Software; {c}Soft; {c} Systems; {c} Cloud; {c} Labs
software de: {f} Softwareentwicklung GmbH
ai: {c} AI; {c} Machine Learning; {c}Mind.ai; {c} Robotics
security: {c} Cyber Security; {c} Infosec; {c} Threat Intelligence
health: {p} Family Dentistry; {f} Physiotherapy; {p} General Hospital; {c} Health; {c} Telemedicine;
    {p} Veterinary Clinic
health de: Zahnarztpraxis Dr. {f}; Klinikum {p}
health fr: Clinique {p}; Cabinet dentaire {f}
health br: Hospital {p}; Clínica {f}
health es: Clínica Dental {f}; Hospital General de {p}
pharma: {c} Therapeutics; {c} Biotech; {c} Genomics; {f} Pharmaceuticals
climate: {c} Solar; {c} Wind Power; {c} Carbon Removal; {c} Heat Pumps; {c} Battery Storage
climate de: {f} Solartechnik GmbH; {c} Wärmepumpen GmbH
climate fr: {c} Énergies Renouvelables
energy: {p} Electric Utility; {c} Oil & Gas; {p} Water & Power
education: {p} High School; {p} Community College; {c} Learning; {c} Academy; {c} Tutoring
education de: Gymnasium {p}; Volkshochschule {p}
education br: Colégio {p}; Escola {f}
consulting: {f} & {f} Consulting; {f} Advisory; {c} Strategy Partners
consulting de: {f} Unternehmensberatung
logistics: {c} Freight; {f} Trucking; {p} Cold Storage; {c} Logistics; {f} & Sons Haulage
logistics de: Spedition {f} GmbH & Co. KG
logistics fr: Transports {f}
logistics nl: {f} Transport B.V.
retail: {f} Grocers; {c} Outfitters; {p} Book Shop; {c} Apparel
retail fr: Boulangerie {f}; Épicerie {f}
media: {p} Gazette; {c} Pictures; {c} Podcasts; {c} Publishing
nonprofit: {p} Food Bank; {c} Foundation; Friends of {p}; {p} Refugee Support
public: {p} City Council; {p} Port Authority; Ministry of Transport
public de: Stadt {p}; Landratsamt {p}
public fr: Mairie de {p}
public br: Prefeitura de {p}
manufacturing: {f} Machine Works; {c} Robotics; {f} Valves; {c} Packaging
manufacturing de: {f} Maschinenbau GmbH; {f} Werkzeugbau
manufacturing it: Officine {f} S.p.A.
auto: {f} Motors; {c} Electric Vehicles; {p} Auto Repair
auto de: Autohaus {f}
food: {f} Bakery; {c} Foods; {p} Brewing Company; Restaurant {f}
food it: Ristorante {f}; Pastificio {f}
food fr: Brasserie {f}; Fromagerie {f}
law: {f} & {f} LLP; {f}, {f} & Partners; Law Office of {f}
law de: {f} & Partner Rechtsanwälte mbB
law br: {f} Advogados
law es: Bufete {f}
realestate: {f} Real Estate; {p} Property Management; {f} Architects; {f} Construction
realestate de: {f} Immobilien; {f} Bau GmbH
travel: Hotel {p}; {c} Travel; {p} Guesthouse; {c} Airways
telecom: {c} Telecom; {p} Fibre; {c} Networks
marketing: {c} Creative; {f} Public Relations; {c} Media Buying
recruiting: {f} Executive Search; {c} Staffing; {c} Talent
recruiting de: {f} Personalberatung
gaming: {c} Games; {c} Interactive; Studio {c}
"""

COINED = """
Lumen Veldt Orrin Copperleaf Northlight Sandgate Tessera Marlin Quill Juniper Beacon Halcyon Solstice Ember
Kestrel Larkspur Meridian Pinecrest Rivulet Saffron Thistle Umbra Vireo Willowmere Zephyr Arbor Borealis Cinder
Driftwood Elmhurst Foxglove Granite Harbor Indigo Jasper Keystone Lantern Monarch Nimbus Opaline Pebble Quarry
Rookery Sable Tundra Alder Bramble Cobalt Dovetail Everglow Fennel Gannet Hazel Isthmus Kindle Lodestar Mosaic
Nettle Osprey Palisade Redstart Skylark Talus Verdant Wren Yarrow Azimuth Basalt Catalpa Dunlin Estuary Fathom
Gossamer Heron Ironwood Jackdaw
""".split()

_PLACES = """
us: Riverside, Lakeview, Evanston, Oak Park, Springfield, Maple Grove, Cedar Rapids, Naperville, Hyde Park
uk: Camden, Bristol, Ashford, Harrogate, Brighton, Leith, Shoreditch
de: Kreuzberg, Hannover, Göttingen, Lübeck, Potsdam, Freiburg, Osnabrück
fr: Lyon, Montréal, Nantes, Belleville, Bordeaux, Annecy
nl: Utrecht, Haarlem, Delft, Aarhus, Leiden, Göteborg
it: Bologna, Torino, Verona, Lecce, Bergamo
es: Zaragoza, Monterrey, Salamanca, Puebla, Medellín, Valparaíso
br: Campinas, Olinda, Santo André, Porto, Curitiba, Niterói
in: Pune, Mysuru, Kochi, Jaipur, Indore, Nagpur
jp: Kamakura, Sapporo, Busan, Kobe, Penang, Nagano
af: Ikeja, Abeokuta, Kumasi, Nakuru, Durban, Kisumu
gulf: Jumeirah, Muscat, Amman, Sharjah, Giza
"""

REAL = {key: names.split("; ") for key, names in entries(_REAL)}
SMALL = {key: names.split("; ") for key, names in entries(_SMALL)}
FIELDS = tuple(dict.fromkeys(key.split()[0] for key in REAL))
PLACES = {region: names.split(", ") for region, names in entries(_PLACES)}
