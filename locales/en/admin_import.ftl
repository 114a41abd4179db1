# Importing a list of registrations.

admin-import = Import
admin-import-help = Register many at once from a list, where all of them have asked you to. You see first what it would do.
admin-import-for = They are registered for “{ $session }”.
admin-import-file = CSV file
admin-import-file-hint = Every spreadsheet can save one. At most { $rows } rows and 1 MB, in UTF-8.
admin-import-paste = Or paste the rows here
admin-import-paste-hint = As you copy them from a spreadsheet, with the names of the columns. They are read if no file is chosen.
admin-import-lang = Language we write in where a row names none
admin-import-check = Check
admin-import-check-hint = Nothing is stored yet.
admin-import-columns = What may be in it
admin-import-columns-what = The first row holds the names of the columns, in any order. A file that you exported here can be imported too. Other columns are left out.
admin-import-example = Example file
admin-import-example-needs = captions
admin-import-column = Column
admin-import-also = Also called: { $names }

# Names of columns and languages that are understood: the usual one first, others behind a bar.
admin-import-names-name = Name | Full name
admin-import-names-email = Email | Email address | E-mail | Mail
admin-import-names-organisation = Organisation | Organization
admin-import-names-country = Country
admin-import-names-language = Language
admin-import-names-access-needs = Needs | Access needs | What they need to take part
admin-import-names-lang-en = English
admin-import-names-lang-fr = French
admin-import-names-lang-ar = Arabic

admin-import-takes-name = Needed. The name they want to be called, at most 80 characters.
admin-import-takes-email = The column is needed. A cell may stay empty: they then get no email, and their seat is theirs at once.
admin-import-takes-organisation = At most 120 characters, or nothing.
admin-import-takes-country = One that the registration form offers, by its code (FR) or its name; ZZ for any other; or nothing.
admin-import-takes-language = en, fr or ar, or its name. Where nothing stands, the language that you choose above.
admin-import-takes-access-needs = At most 500 characters, or nothing.

admin-import-refused-nothing = Choose a file, or paste rows.
admin-import-refused-too-large = The list is larger than 1 MB. Split it, and import one part after the other.
admin-import-refused-not-text = This is not text in UTF-8. In your spreadsheet, save as “CSV UTF-8” and choose that file.
admin-import-refused-no-name = There is no column called “name”. Write the names of the columns into the first row.
admin-import-refused-no-email = There is no column called “email”. Add one, even if some have no address.
admin-import-refused-open-quote = A quotation mark at the beginning of a cell is never closed. Close it, or take it away.
admin-import-refused-no-rows = Nothing stands under the names of the columns.
admin-import-refused-too-many-rows = The list has more than { $rows } rows. Split it, and import one part after the other.
error-row-too-long = This row has more cells than there are columns. Put quotation marks around a cell that holds a comma or a semicolon.

admin-import-look = Check the list
admin-import-look-help = This is what the list would do. Nothing is stored yet.
admin-import-changed = The rows have changed since you checked them. Look at them once more.
admin-import-count-new =
    { $count ->
        [0] Nobody can be imported.
        [one] One person can be imported.
       *[other] { $count } people can be imported.
    }
admin-import-count-skipped =
    { $count ->
        [one] One row is skipped: it names somebody who is registered already, or stands in a row before.
       *[other] { $count } rows are skipped: they name people who are registered already, or stand in a row before.
    }
admin-import-count-wrong =
    { $count ->
        [one] One row has something wrong, and is left out.
       *[other] { $count } rows have something wrong, and are left out.
    }
admin-import-ignored = Columns that are left out: { $columns }
admin-import-problems = What is wrong
admin-import-row = Row
admin-import-found = What stands there, and what to do
admin-import-empty = nothing
admin-import-skipped = Who is skipped
admin-import-why = Why
admin-import-there = This address is registered already.
admin-import-there-without-address = Somebody with this name and organisation, without an address, is registered already.
admin-import-same-as = The same person stands in row { $row }.
admin-import-good = Who can be imported
admin-import-more =
    { $count ->
        [one] One more is not shown.
       *[other] { $count } more are not shown.
    }
admin-import-what = What importing does
admin-import-seats =
    { $free ->
        [0] All seats are taken.
        [one] One seat is free. It goes to the first of the list.
       *[other] { $free } seats are free. They are given in the order of the list.
    }
admin-import-waiting =
    { $count ->
        [one] One person waits in line.
       *[other] { $count } people wait in line, in the order of the list.
    }
admin-import-mails =
    { $count ->
        [one] One person gets an email at once, in their language. With a seat, they confirm it
       *[other] { $count } people get an email each, in their language. Who has a seat confirms it
    } { $hours ->
        [one] within one hour;
       *[other] within { $hours } hours;
    } else it goes to the next in line.
admin-import-no-mails =
    { $count ->
        [one] One person has no address: they get no email, and a seat is theirs at once.
       *[other] { $count } people have no address: they get no email, and a seat is theirs at once.
    }
admin-import-news = Nobody gets news of the campaign by this. They can ask for them on their own page.
admin-import-asked = Each of them asked me to register them, and knows that we keep what is written here until some time after the session.
admin-import-send =
    { $count ->
        [one] Import one person
       *[other] Import { $count } people
    }
admin-import-edit = See and change the rows
admin-import-rows = Rows
admin-import-again = Check again
admin-import-other = Choose another list

admin-import-done = Imported
admin-import-done-help = This is what the list has done.
admin-import-done-count =
    { $count ->
        [0] Nobody was imported.
        [one] One person was imported.
       *[other] { $count } people were imported.
    }
admin-import-done-seated =
    { $count ->
        [0] Nobody got a seat.
        [one] One of them has a seat; with an address, they confirm it by email.
       *[other] { $count } of them have a seat; who has an address confirms it by email.
    }
admin-import-done-waiting =
    { $count ->
        [one] One of them waits in line.
       *[other] { $count } of them wait in line.
    }
