/** Questions of those who write in English. */
export const englishQuestions = `
is there a gym at the office? | is there a company bus | are there lockers on this floor | is there any bonus this year
do we get food vouchers | do I need a parking pass | does the company pay for courses | does the insurance cover my kids
how do I get my badge | how do I ask for a day off | how do I log in to the portal | how do I set up my email
how can I update my bank account | how much do they pay for overtime | how many sick days do we have
what time does the cafeteria open | what should I bring on Monday | what happens if I'm late | what do I do if my computer breaks
what documents do you need from me | what is my employee number | what's the dress code on Fridays
when is the next holiday | when do I sign my contract | when does my insurance start | when will I get my laptop
where is the office | where do I find my payslip | where can I leave my bike | who approves my vacation | who is my HR contact
who do I call if my laptop is stolen | can I work remotely | can I have my salary in advance | can I get a certificate of employment
could you tell me how to reset my password | I need a letter for my visa | I need help with the printer | I forgot my username
I can't access the VPN | I lost my access card | I was not paid this week | my paycheck is wrong | my screen is broken
I'm getting married next month, do I get days off | I'm sick today, who should I tell | my son is ill, can I leave early
I'm sick | I'm sick today | I got sick | my first day | my first day is on Monday | I feel sick | I am not feeling well | I have the flu | I'll be late | I'm running late today
is there a gym? | is there a nurse? | is there a uniform? | is there a break room? | are there showers? | are there snacks?
where are the company policies | where can I read the company rules | what does the company pay for
I want to change my schedule | I want to quit, what is the process | please explain the savings fund | tell me about the benefits`;
