# Voting help.

voting-title = Voting help
voting-intro = When each country votes, from what age, and how many seats it fills. Voting rules differ: ask the source for how and until when to register.
voting-source = Source, and rules for registering: { $source }
voting-table = The vote in each country
voting-country = Country
voting-days = Days
voting-age = Voting age
voting-seats = Seats
voting-duty = Must one vote?
voting-yes = Yes
voting-no = No
cannot-vote-title = You cannot vote?
cannot-vote = You still count. Meet candidates, join the campaign, or bring someone along who can vote.

voting-choose = In which country do you vote?
voting-choose-hint = We keep your choice nowhere: no cookie, nothing in our log.
voting-choose-first = Choose a country
voting-show = Show
voting-upcoming = Voting has not begun
voting-now = Voting now
voting-over = Voting is over
voting-begins-in = The first day of voting begins in
voting-ends-in = The last day of voting ends in
voting-ended = The days of voting are over
voting-clocks = Days begin and end at midnight, in the time zone { $zone }. The source says when polling stations open and close.
