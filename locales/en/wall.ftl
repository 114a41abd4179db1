# The wall: its numbers, its charts and its filter.

pledges-confirmed = Confirmed by mail:
pledges-not-confirmed = Not confirmed:

wall-numbers = In numbers
wall-action = What is pledged
wall-made = Pledged
wall-kept = Done
wall-by-language = By language
wall-over-time = From day to day
wall-days = Show each day as a table
wall-too-few = too few
wall-rounding = Small groups are not told. Who chose to be only a number is added in fives, after ten more have joined, changed or left.
wall-newest-elsewhere = You find the newest pledges on the wall.

wall-filter = Choose pledges
wall-filter-country = Country
wall-filter-action = What is pledged
wall-filter-language = Language
wall-filter-any = All
wall-filter-show = Show these
wall-filter-none = Show all pledges
wall-none-fits = No pledge on the wall fits what you chose. Choose something else.

preview-title = Others will see
preview-counted = One more in the number.

error-action-unknown-choice = Choose a pledge from the list.
error-language-unknown-choice = Choose a language from the list.
