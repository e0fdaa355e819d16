/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ASSAY_STORE_ERROR:
 *
 * Errors of the register file.
 */
#define ASSAY_STORE_ERROR (assay_store_error_quark ())
GQuark assay_store_error_quark (void);

/**
 * AssayStoreError:
 * @ASSAY_STORE_ERROR_OPEN: the file cannot be opened or created
 * @ASSAY_STORE_ERROR_FOREIGN: the file is a database of something else, or no database
 * @ASSAY_STORE_ERROR_TOO_NEW: a newer Assay wrote the file
 * @ASSAY_STORE_ERROR_CORRUPT: the file is damaged
 * @ASSAY_STORE_ERROR_BUSY: another program holds the file
 * @ASSAY_STORE_ERROR_READ_ONLY: the file or its folder cannot be written, or this person may only read
 * @ASSAY_STORE_ERROR_CONSTRAINT: a rule of the schema refused the row
 * @ASSAY_STORE_ERROR_CONFLICT: the row was changed by somebody else since it was read
 * @ASSAY_STORE_ERROR_NOT_FOUND: no such row
 * @ASSAY_STORE_ERROR_FULL: the disk is full
 * @ASSAY_STORE_ERROR_FAILED: anything else
 */
typedef enum
{
  ASSAY_STORE_ERROR_OPEN,
  ASSAY_STORE_ERROR_FOREIGN,
  ASSAY_STORE_ERROR_TOO_NEW,
  ASSAY_STORE_ERROR_CORRUPT,
  ASSAY_STORE_ERROR_BUSY,
  ASSAY_STORE_ERROR_READ_ONLY,
  ASSAY_STORE_ERROR_CONSTRAINT,
  ASSAY_STORE_ERROR_CONFLICT,
  ASSAY_STORE_ERROR_NOT_FOUND,
  ASSAY_STORE_ERROR_FULL,
  ASSAY_STORE_ERROR_FAILED,
} AssayStoreError;

/**
 * ASSAY_TABLE_ERROR:
 *
 * Errors of files that people send. Messages name the file and the place.
 */
#define ASSAY_TABLE_ERROR (assay_table_error_quark ())
GQuark assay_table_error_quark (void);

/**
 * AssayTableError:
 * @ASSAY_TABLE_ERROR_FORMAT: not a table that Assay reads
 * @ASSAY_TABLE_ERROR_ENCODING: bytes that are no text in the encoding
 * @ASSAY_TABLE_ERROR_SYNTAX: broken within, such as a quote that is never closed
 * @ASSAY_TABLE_ERROR_EMPTY: no rows at all, or headings alone
 * @ASSAY_TABLE_ERROR_NO_SHEET: no sheet of that name
 * @ASSAY_TABLE_ERROR_TOO_LARGE: beyond the bounds of what is read
 * @ASSAY_TABLE_ERROR_PROTECTED: protected with a password
 * @ASSAY_TABLE_ERROR_CHANGED: the file changed or vanished while it was read
 */
typedef enum
{
  ASSAY_TABLE_ERROR_FORMAT,
  ASSAY_TABLE_ERROR_ENCODING,
  ASSAY_TABLE_ERROR_SYNTAX,
  ASSAY_TABLE_ERROR_EMPTY,
  ASSAY_TABLE_ERROR_NO_SHEET,
  ASSAY_TABLE_ERROR_TOO_LARGE,
  ASSAY_TABLE_ERROR_PROTECTED,
  ASSAY_TABLE_ERROR_CHANGED,
} AssayTableError;

/**
 * ASSAY_FRAMEWORK_ERROR:
 *
 * Errors of framework files. Messages name the file, the line or JSON path, and the reason.
 */
#define ASSAY_FRAMEWORK_ERROR (assay_framework_error_quark ())
GQuark assay_framework_error_quark (void);

/**
 * AssayFrameworkError:
 * @ASSAY_FRAMEWORK_ERROR_SYNTAX: not JSON
 * @ASSAY_FRAMEWORK_ERROR_INVALID: JSON, but no valid framework
 * @ASSAY_FRAMEWORK_ERROR_IN_USE: the version has rated something and cannot be changed in place
 */
typedef enum
{
  ASSAY_FRAMEWORK_ERROR_SYNTAX,
  ASSAY_FRAMEWORK_ERROR_INVALID,
  ASSAY_FRAMEWORK_ERROR_IN_USE,
} AssayFrameworkError;

/**
 * ASSAY_IMPORT_ERROR:
 *
 * Errors of an import as a whole; trouble with one row is a set-aside row, not an error.
 */
#define ASSAY_IMPORT_ERROR (assay_import_error_quark ())
GQuark assay_import_error_quark (void);

/**
 * AssayImportError:
 * @ASSAY_IMPORT_ERROR_MAPPING: the columns are not settled
 * @ASSAY_IMPORT_ERROR_ANSWERS: answers are not understood and not settled
 * @ASSAY_IMPORT_ERROR_NO_PROVIDER: no column says which provider a row is about
 * @ASSAY_IMPORT_ERROR_SUMMARY: a summary of questions, not the answers of people
 * @ASSAY_IMPORT_ERROR_OTHER_KIND: the file is one of another kind of import
 * @ASSAY_IMPORT_ERROR_CHANGED: the file is not what was checked
 * @ASSAY_IMPORT_ERROR_DOUBT: a file that was to be imported without a check needs one
 * @ASSAY_IMPORT_ERROR_REPEATED: another survey of the period has the returns already
 * @ASSAY_IMPORT_ERROR_NOTHING: no row of the file could be taken
 * @ASSAY_IMPORT_ERROR_FORM: the file is no form, or not one that belongs into this register
 */
typedef enum
{
  ASSAY_IMPORT_ERROR_MAPPING,
  ASSAY_IMPORT_ERROR_ANSWERS,
  ASSAY_IMPORT_ERROR_NO_PROVIDER,
  ASSAY_IMPORT_ERROR_SUMMARY,
  ASSAY_IMPORT_ERROR_OTHER_KIND,
  ASSAY_IMPORT_ERROR_CHANGED,
  ASSAY_IMPORT_ERROR_DOUBT,
  ASSAY_IMPORT_ERROR_REPEATED,
  ASSAY_IMPORT_ERROR_FORM,
  ASSAY_IMPORT_ERROR_NOTHING,
} AssayImportError;

/**
 * ASSAY_VALIDATION_ERROR:
 *
 * Errors of what a person typed. The message's first word is the field's name.
 */
#define ASSAY_VALIDATION_ERROR (assay_validation_error_quark ())
GQuark assay_validation_error_quark (void);

/**
 * AssayValidationError:
 * @ASSAY_VALIDATION_ERROR_REQUIRED: a value is needed
 * @ASSAY_VALIDATION_ERROR_RANGE: a value is out of range
 * @ASSAY_VALIDATION_ERROR_DATE: no such date or period
 * @ASSAY_VALIDATION_ERROR_DUPLICATE: another row has this value
 * @ASSAY_VALIDATION_ERROR_STATE: not possible in the present state
 */
typedef enum
{
  ASSAY_VALIDATION_ERROR_REQUIRED,
  ASSAY_VALIDATION_ERROR_RANGE,
  ASSAY_VALIDATION_ERROR_DATE,
  ASSAY_VALIDATION_ERROR_DUPLICATE,
  ASSAY_VALIDATION_ERROR_STATE,
} AssayValidationError;

/**
 * ASSAY_EXPORT_ERROR:
 *
 * Errors of writing workbooks, reports and pictures.
 */
#define ASSAY_EXPORT_ERROR (assay_export_error_quark ())
GQuark assay_export_error_quark (void);

/**
 * AssayExportError:
 * @ASSAY_EXPORT_ERROR_WRITE: the file cannot be written
 * @ASSAY_EXPORT_ERROR_EXISTS: the file exists and replacing was not asked for
 * @ASSAY_EXPORT_ERROR_LIMIT: beyond a limit of the format
 * @ASSAY_EXPORT_ERROR_NOTHING: there is nothing to export
 */
typedef enum
{
  ASSAY_EXPORT_ERROR_WRITE,
  ASSAY_EXPORT_ERROR_EXISTS,
  ASSAY_EXPORT_ERROR_LIMIT,
  ASSAY_EXPORT_ERROR_NOTHING,
} AssayExportError;

G_END_DECLS
