# Questions to the session.

nav-questions = Questions
questions-title = Questions
questions-intro = Ask what you want to know, now or during the session. Vote for the questions that you want answered first.
questions-over = No more questions can be asked. Here is what was asked.
questions-reload = Reload this page to see new questions and votes.
questions-empty = No question waits for an answer. Ask the first one.
questions-waiting = Most wanted first
questions-answered = Answered
questions-see-all = All questions
question-now = Being answered now
question-answer = Answer:
question-votes =
    { $votes ->
        [one] { $votes } vote
       *[other] { $votes } votes
    }
question-vote = Vote for this
question-voted = You voted for this.
question-unvote = Take it back

ask-title = Ask a question
ask-question = Your question
ask-question-hint = Up to 280 characters. With links, addresses or phone numbers it waits until somebody has looked at it.
ask-name = Your name (optional)
ask-name-hint =
    { $days ->
        [one] Everybody sees it beside your question. We delete it one day after the session.
       *[other] Everybody sees it beside your question. We delete it { $days } days after the session.
    }
ask-send = Ask
asked-title = Your question is asked
asked-text = Everybody can see it now and vote for it. The questions that most people want are answered first.
ask-waits-title = Your question waits
ask-waits-text = It seems to hold a link, an address or a phone number. Somebody looks at it first; then it appears with the others.

error-question-missing = Write your question, in at least three characters.
error-question-too-long = Shorten your question to 280 characters.
error-question-name-too-long = Shorten your name to 80 characters.

privacy-questions =
    { $days ->
        [one] Everybody sees what you ask, and your name if you write one. We delete the name one day after the session. If you vote for a question, your device keeps a cookie with a random number for 30 days, so that it has one vote. It says nothing about you; who does not vote gets none.
       *[other] Everybody sees what you ask, and your name if you write one. We delete the name { $days } days after the session. If you vote for a question, your device keeps a cookie with a random number for 30 days, so that it has one vote. It says nothing about you; who does not vote gets none.
    }
