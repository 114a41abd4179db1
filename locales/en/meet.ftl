# Meeting a candidate: the letter, what to say, reports of meetings.

meet-title = Meet a candidate
meet-teaser = A letter to ask for a meeting, what to say there, and a place to tell others how it went.
meet-link = Letter and talking points for a meeting
meet-letter-title = Ask for a meeting
meet-letter = The letter
meet-letter-hint = Put your own words where the brackets are. We neither read nor keep what you write here.
meet-letter-download = Download
meet-letter-copy = Copy
meet-letter-copied = Copied
meet-letter-mail = Write it as an email
meet-letter-mail-unedited = The email holds the letter as it was at first: edit it in your mail program.
meet-points-title = What to say

report-title = Tell how it went
report-intro = The organisers read each report before others can see it. You get a link with which you can take it back at any time.
report-organisation = Organisation or group
report-organisation-hint = Not your own name. A group without a name can say what it is.
report-country = Country
report-country-choose = Choose a country
report-party = Party or candidate (optional)
report-met-on = Day of the meeting
report-outcome = What came of it?
report-outcome-hint = Up to 600 characters. Leave out the names of people from your group.
consent-report = You may publish this report. I know that it tells others about the political work of our group.
report-send = Send the report

reported-title = Meetings that took place
reported-count =
    { $count ->
        [one] { $count } meeting reported so far
       *[other] { $count } meetings reported so far
    }
reported-none = No meeting has been reported yet.
reported-newest = The newest { $count } are shown here.
reported-with = With

own-report-title = Your report
report-state-waiting = The organisers read it first
report-state-shown = Everybody can see it
report-state-hidden = It is not shown
report-means-waiting = Nobody else can see your report yet.
report-means-shown = Your report is on the page with all meetings.
report-means-hidden = The organisers have read your report and do not show it to others.
report-fact-met-on = Day
report-fact-party = With
report-fact-outcome = What came of it
own-report-keep = Save this link. With it you can take your report back at any time.
own-report-withdraw = Take my report back
report-withdrawn-title = Your report is gone
report-withdrawn-text = It is deleted, and nobody can see it any more.

error-report-organisation-missing = Write the name of your organisation or group.
error-report-organisation-too-long = Shorten the name to 120 characters.
error-report-country-unknown-choice = Choose a country from the list.
error-report-party-too-long = Shorten this to 120 characters.
error-met-on-missing = Choose the day on which you met.
error-met-on-not-a-day = Write a day such as 2024-03-15.
error-met-on-in-the-future = This day has not come yet. Choose the day on which you met.
error-outcome-missing = Write what came of the meeting, in a sentence or two.
error-outcome-too-long = Shorten this to 600 characters.
error-report-publish-consent-needed = Tick this box to send the report. Without it we keep nothing.

privacy-report = A report of a meeting names an organisation or a group. We do not ask who you are. The organisers read it before others can see it, and it is deleted when you take it back with your link. What you write into the letter is kept nowhere.
