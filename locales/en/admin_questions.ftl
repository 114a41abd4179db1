# The audience's questions, for organisers.

admin-questions-help = Choose what is asked in the session, and say what was answered. Everybody sees at once what you do here.
admin-questions-empty = Nobody has asked anything yet. Questions appear here by themselves. People ask them on this page:
admin-questions-unpublished = Nothing is published yet. Publish a campaign with its session first; then people can ask.
admin-questions-moved = Somebody else has done something with this question meanwhile. Here is how things stand now.
admin-questions-more =
    { $count ->
        [one] { $count } more is not shown. It appears once others are done.
       *[other] { $count } more are not shown. They appear once others are done.
    }
admin-question-state-held = To look at first
admin-question-state-answering = Being answered now
admin-question-state-asked = Waiting, the most wanted first
admin-question-state-answered = Answered
admin-question-state-hidden = Hidden
admin-question-number = Question { $number }
admin-question-release = Show it
admin-question-now = Answering now
admin-question-answered = Answered
admin-question-ask = Back to waiting
admin-question-restore = Bring it back
admin-question-hide = Hide
admin-question-write = Answer in writing
admin-question-answer = Answer (optional)
admin-question-answer-hint = Everybody sees it under the question. Up to 500 characters.
admin-question-answer-change = Change the answer
admin-question-answer-save = Save the answer

error-question-answer-missing = Write an answer.
error-question-answer-too-long = Shorten the answer to 500 characters.
