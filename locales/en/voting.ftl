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
