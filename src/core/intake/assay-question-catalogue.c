/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-question-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-text.h"

#define WORDS(...) ((const char *const[]) { __VA_ARGS__, NULL })

#define QUALITY_OF_LIFE N_ ("Quality of life")
#define DELAYING_NEED N_ ("Delaying need")
#define POSITIVE_EXPERIENCE N_ ("Positive experience")
#define SAFEGUARDING N_ ("Safeguarding")
#define CONTROL N_ ("Control over daily life")
#define DIGNITY N_ ("Dignity")

static const AssayCatalogueItem items[] = {
  { "independence", N_ ("Independence"),
    WORDS ("independent", "live independently", "do things for myself", "stay independent"),
    QUALITY_OF_LIFE, N_ ("Living as one chooses"), CONTROL, "agreement", NULL },
  { "activities", N_ ("Activities"),
    WORDS ("activity", "hobbies and interests", "things I enjoy doing", "pastimes", "spend my time"),
    QUALITY_OF_LIFE, N_ ("Living as one chooses"), CONTROL, "agreement", NULL },
  { "positive-difference", N_ ("Positive difference to quality of life"),
    WORDS ("difference to my life", "improved my quality of life", "better quality of life",
           "made a positive difference"),
    QUALITY_OF_LIFE, N_ ("Living as one chooses"), CONTROL, "agreement", NULL },
  { "workers-not-rushed", N_ ("Workers not rushed"),
    WORDS ("rushed", "in a hurry", "rush", "hurried", "enough time with me", "take their time"),
    QUALITY_OF_LIFE, N_ ("Care that fits the day"), CONTROL, "agreement", NULL },
  { "reliable-visit-times", N_ ("Reliable visit times"),
    WORDS ("visit at the agreed time", "come at the right times", "arrive on time", "turn up on time",
           "visits are reliable", "punctual"),
    QUALITY_OF_LIFE, N_ ("Care that fits the day"), CONTROL, "agreement", NULL },
  { "informed-of-changes", N_ ("Kept informed of changes"),
    WORDS ("told about changes", "informed about changes", "told if carer is late", "let me know of changes"),
    QUALITY_OF_LIFE, N_ ("Care that fits the day"), CONTROL, "agreement", NULL },
  { "control-over-service", N_ ("Control over service"),
    WORDS ("control over my service", "in control of my care", "say in how my care is provided",
           "control over daily life", "decide how and when my care is delivered", "decide when I get help"),
    QUALITY_OF_LIFE, N_ ("Being in charge of one’s care"), CONTROL, "agreement", NULL },
  { "social-contact", N_ ("Social contact"),
    WORDS ("contact with people", "see friends and family", "socially", "company of other people"),
    QUALITY_OF_LIFE, N_ ("Keeping in touch with others"), N_ ("Social participation"), "agreement", NULL },
  { "confidence", N_ ("Confidence"),
    WORDS ("confident", "more confident", "self-confidence", "sure of myself"), DELAYING_NEED,
    N_ ("Regaining what one can do"), DIGNITY, "agreement", NULL },
  { "choice-of-provider", N_ ("Choice of provider"),
    WORDS ("choice over which organisation", "choose my provider", "choice of agency",
           "choose which organisation provides my care", "chose my care agency", "chose my provider"),
    POSITIVE_EXPERIENCE, N_ ("Having a choice"), CONTROL, "agreement", NULL },
  { "dignity-and-respect", N_ ("Dignity and respect"),
    WORDS ("treated with dignity", "respectful", "treat me with respect", "dignified"),
    POSITIVE_EXPERIENCE, N_ ("Being treated well"), DIGNITY, "agreement", NULL },
  { "cultural-and-relationship-needs", N_ ("Cultural and relationship needs"),
    WORDS ("cultural needs", "culture and relationships", "culture, religion and beliefs",
           "religious and cultural", "relationships important to me"),
    POSITIVE_EXPERIENCE, N_ ("Being treated well"), DIGNITY, "agreement", NULL },
  { "confidentiality", N_ ("Confidentiality"),
    WORDS ("confidential", "privacy of my information", "keep what I say private",
           "personal information is kept private"),
    POSITIVE_EXPERIENCE,
    N_ ("Being treated well"), DIGNITY, "agreement", NULL },
  { "feels-safe-at-home", N_ ("Feels safe at home"),
    WORDS ("feel safe", "safe in my home", "safety at home", "feel safer", "feel secure at home"),
    SAFEGUARDING, N_ ("Being safe"), N_ ("Safety"), "agreement", NULL },
  { "overall-satisfaction", N_ ("Overall satisfaction"),
    WORDS ("how satisfied overall", "satisfied with the service", "satisfied with care and support",
           "overall how satisfied"),
    POSITIVE_EXPERIENCE, N_ ("Being satisfied with care"), "", "satisfaction", NULL },
  { "raised-a-complaint", N_ ("Raised a complaint"),
    WORDS ("raised a concern or complaint", "made a complaint", "ever complained", "have you complained",
           "needed to complain"),
    POSITIVE_EXPERIENCE, N_ ("Being heard"), "", "yes-no", NULL },
  { "complaint-dealt-with", N_ ("Complaint dealt with"),
    WORDS ("concern or complaint dealt with", "complaint resolved", "complaint handled",
           "happy with how your complaint was dealt with"),
    POSITIVE_EXPERIENCE, N_ ("Being heard"), "", "yes-no", "raised-a-complaint" },
};

/**
 * assay_question_catalogue_list:
 * @n_items: (out): how many there are
 *
 * Lists the questions that are known without a framework. Any thread.
 *
 * Returns: (transfer none) (array length=n_items): the items
 */
const AssayCatalogueItem *
assay_question_catalogue_list (guint *n_items)
{
  *n_items = G_N_ELEMENTS (items);
  return items;
}

/**
 * assay_question_catalogue_find:
 * @title: (nullable): an item's id or title, in any case and punctuation
 *
 * Finds a known question. Any thread.
 *
 * Returns: (transfer none) (nullable): the item
 */
const AssayCatalogueItem *
assay_question_catalogue_find (const char *title)
{
  g_autofree char *folded = assay_text_fold (title);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *known = assay_text_fold (items[i].title);
      g_autofree char *id = assay_text_fold (items[i].id);

      if (strcmp (known, folded) == 0 || strcmp (id, folded) == 0)
        return &items[i];
    }
  return NULL;
}
