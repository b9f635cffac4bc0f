# Values in words, axes of disaggregation and their categories.
value-yes = Yes
value-no = No
value-told = in words
value-pooled = pooled
value-sum = sum
value-latest = latest
value-maximum = maximum
value-minimum = minimum
value-mean = mean
axis-sex = Sex
axis-age = Age
category-female = Female
category-male = Male
category-0-17 = 0–17
category-18-59 = 18–59
category-60-plus = 60 and over
