// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/payments/faults.h"

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace naru::payments::dayclose {

inline constexpr qsizetype fileBytesMax = 4 * 1024 * 1024;
inline constexpr qint64 fileLinesMax = 50'000;
inline constexpr qsizetype columnsMax = 64;
inline constexpr qsizetype cellLettersMax = 512;

/// The text of a file from outside: UTF-8 with or without its mark, else windows-949. Faults: FileTooLarge,
/// FileUnreadable.
Result<QString> textOfFile(const QByteArray& bytes);

/// One record of a table and the text it was read from.
using TakeRow = std::function<Result<void>(QStringView raw, const QStringList& cells)>;
/// RFC 4180 with any separator and any line ending; empty lines are passed over. Faults: FileTooLarge (lines),
/// FileUnreadable (a quote that does not end, text behind one, a cell or a row too long), and those of `take`.
Result<void> eachRow(QStringView text, QChar separator, const TakeRow& take);

/// A table for a spreadsheet: UTF-8 with its mark, CRLF, every cell quoted. A cell that a spreadsheet would take for a
/// formula (= + - @, tab or return in front, also behind blanks or in full width) gets an apostrophe in front of it;
/// numbers made by us go in as they are.
class CsvWriter {
public:
    CsvWriter();
    CsvWriter& cell(const QString& text);
    CsvWriter& number(qint64 value);
    CsvWriter& end(); ///< of the row
    QByteArray take() { return std::move(m_bytes); }

private:
    CsvWriter& raw(const QString& text);
    QByteArray m_bytes;
    bool m_first = true;
};

} // namespace naru::payments::dayclose
