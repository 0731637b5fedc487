"""What people write behind a dash that is no part of their name, as one word: places, firms and trades; pure text.

Places and firms that are surnames as often (Lima, Toledo, Lincoln, Siemens, Ford) are left out: a double name is kept.
"""

from __future__ import annotations

import re
import unicodedata

_PLACES = frozenset(
    # countries and regions, in English and as they call themselves
    "afghanistan africa albania algeria america americas angola apac argentina armenia asia australia austria "
    "azerbaijan bahrain bangladesh belarus belgie belgien belgique belgium benelux bolivia botswana brasil brazil "
    "bulgaria cambodia cameroon cameroun canada chile china colombia croatia cuba cyprus czechia dach danmark denmark "
    "deutschland ecuador egypt emea england espana estonia ethiopia eu europa europe finland france frankreich gcc "
    "georgien germany ghana greece guatemala honduras hungary iceland india indonesia iran iraq ireland italia "
    "italien italy japan kazakhstan kenya korea kuwait latam latvia lebanon libya lithuania luxembourg magyarorszag "
    "malaysia maroc mena mexico moldova mongolia morocco mozambique myanmar namibia nederland nepal netherlands "
    "nicaragua nigeria nordics norge norway oman osterreich pakistan panama paraguay peru philippines poland polska "
    "portugal qatar romania russia rwanda saudi schweden schweiz scotland senegal serbia singapore slovakia slovenia "
    "somalia spain spanien suisse suomi sverige sweden switzerland syria taiwan tanzania thailand tunisia tunisie "
    "turkey turkiye turkei uae uganda uk ukraine uruguay usa uzbekistan venezuela vietnam wales yemen zambia zimbabwe "
    "россия украина беларусь казахстан 中国 日本 台灣 台湾 香港 한국 "
    # states and regions
    "alabama alaska arizona arkansas bavaria bayern california catalunya colorado connecticut delaware florida "
    "gujarat hawaii idaho illinois indiana iowa kansas karnataka kentucky kerala louisiana maharashtra massachusetts "
    "michigan minnesota mississippi missouri nebraska nevada ohio oklahoma ontario oregon pennsylvania quebec "
    "queensland saxony sachsen tennessee texas utah vermont wisconsin wyoming "
    # cities
    "abidjan abuja accra ahmedabad almaty amman amsterdam ankara antalya antwerp antwerpen asuncion athens athen "
    "atlanta auckland baghdad baku baltimore bangalore bengaluru bangkok barcelona basel beijing beirut belgrade "
    "beograd berlin bern bhopal bilbao birmingham bochum bogota bologna bonn bordeaux boston bratislava bremen "
    "brisbane bristol brno brussels bruxelles brussel bucharest bucuresti budapest cairo calgary canberra caracas "
    "casablanca chandigarh chengdu chennai chicago cincinnati cluj cologne copenhagen kobenhavn dakar damascus delhi "
    "denver detroit dhaka doha dortmund dresden dubai dublin dusseldorf edinburgh edmonton eindhoven essen frankfurt "
    "gdansk geneva genf geneve glasgow goteborg gothenburg graz guadalajara guangzhou gurgaon gurugram hamburg "
    "hannover hanoi harare helsinki heidelberg hyderabad ibadan indore islamabad istanbul izmir jaipur jakarta jeddah "
    "jerusalem johannesburg kampala karachi karlsruhe kathmandu kharkiv khartoum kigali kinshasa kyiv kiev kochi koln "
    "kolkata krakow lagos lahore lausanne leeds leipzig leuven lille lisboa lisbon liverpool ljubljana london lucknow "
    "luanda madrid mainz malaga malmo manchester manila mannheim maputo marrakech marseille medellin melbourne "
    "memphis miami milano milwaukee minneapolis minsk mombasa montevideo montpellier montreal moscow moskau mumbai "
    "munich munchen munster muscat nagpur nairobi nantes napoli naples nashville noida nurnberg nyc oslo ottawa paris "
    "philadelphia phoenix pittsburgh potsdam poznan prag prague praha pretoria pune quito rabat reykjavik riga riyadh "
    "roma rome rotterdam salzburg sarajevo seattle seoul shanghai shenzhen stockholm strasbourg stuttgart surat "
    "sydney taipei tallinn tbilisi tehran thessaloniki tokyo torino toronto toulouse tunis utrecht vancouver vienna "
    "wien vilnius warsaw warschau warszawa wellington windhoek winnipeg wroclaw yerevan zagreb zurich москва київ "
    "киев минск новосибирск екатеринбург казань алматы 北京 上海 深圳 广州 東京 大阪 서울 부산".split()
)
_FIRMS = frozenset(
    "accenture adidas adobe adp airbnb airbus aldi alibaba alphabet amazon amd apple atlassian aws axa barclays basf "
    "bbva bcg bmw bytedance capgemini cisco citi citibank coca-cola cognizant comcast daimler danone dell deloitte "
    "dhl ebay ericsson expedia exxonmobil ey facebook fedex flipkart fujitsu genpact gartner github gitlab glovo "
    "google grab groupon heineken hitachi hp hsbc huawei hubspot ibm ikea infosys ing instagram intel intuit jpmc "
    "jpmorgan kpmg lenovo linkedin lidl lufthansa mastercard mckinsey meta microsoft mindtree mphasis netflix netapp "
    "nike nokia novartis nvidia openai oracle palantir paypal pepsico pfizer pinterest porsche pwc qualcomm rakuten "
    "razorpay reddit revolut ryanair salesforce samsung santander sap sbi servicenow shopify slack snapchat snowflake "
    "sony spotify starbucks stripe swiggy tcs telefonica tencent tesla tiktok toyota twilio twitter uber ubs unicef "
    "unicredit unilever vmware vodafone volkswagen volvo walmart whatsapp wipro workday xiaomi yahoo yandex youtube "
    "zalando zendesk zomato zoom яндекс сбер".split()
)
_TRADES = frozenset(
    "accounting ai agile analytics angular anwalt apotheker arzt arztin autor autorin avocat avocate avvocato "
    "architekt architektin b2b banking berater beraterin biotech blockchain blogger branding cloud commercialista "
    "comptable consultoria consultora consulenza copywriter creator cyber cybersecurity data designerin devops "
    "digital diseno docente dozent ecommerce e-commerce educator emprendedor emprendedora enterprise entrepreneurin "
    "erp etudiant etudiante fintech fotograf fotografin fotografo freelance freelancer freiberufler geschaftsfuhrer "
    "geschaftsfuhrerin grunder grunderin hiring ingenieur ingenieurin ingenieure ingeniera insurance interim "
    "investing java javascript journalistin jurist juristin kotlin lehrer lehrerin leadership leiter leiterin "
    "logistics machine magento mentor mentorin notaire notar oncology opentowork periodista php presales privacy "
    "procurement professeur profesor profesora psychologe psychologin psicologa psicologo public python react "
    "rechtsanwalt rechtsanwaltin remote retired ruhestand saas salesperson scrum security seo sozialarbeiter speaker "
    "startup startups steuerberater steuerberaterin student studentin sustainability tech unternehmer unternehmerin "
    "ux venture web web3 wordpress юрист бухгалтер программист маркетолог".split()
)
_TRADE_ENDS = re.compile(
    r".{3,}(?:manager|berater|leiter|entwickler|ingenieur|anwalt|forscher|planer|trainer|referent|assistent|wissenschaftler)(?:in)?$"
)


def is_aside(word: str) -> bool:
    """Say whether a word behind a dash is a place, a firm or a trade, and no half of a double name.

    >>> is_aside("München"), is_aside("Deloitte"), is_aside("Projektleiterin"), is_aside("Carter")
    (True, True, True, False)
    """
    folded = word.casefold().strip(".,;:!?")
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return any(
        spelling in _PLACES or spelling in _FIRMS or spelling in _TRADES or _TRADE_ENDS.fullmatch(spelling)
        for spelling in (folded, bare)
    )
