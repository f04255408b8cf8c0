// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/classreport.h"
#include "app/journal/journal.h"
#include "app/lessons/classview.h"

namespace naru::desk {

/// The class's own entries and tables: kinds 50 to 54, CBOR maps with text keys, schema 1. They hold counts, and
/// nothing of whom.
inline constexpr const char* classRoom = "classes";
std::span<const storage::Database::Migration> classMigrations();
bool isClass(Kind kind);
/// One entry into the tables; the same function serves the append and the rebuild from the journal alone.
Result<void> projectClass(storage::Transaction& transaction, qint64 seq, const journal::Entry& entry);

struct PlanChange {
    ClassPlan plan; ///< with its number
    bool removed = false;
    qint64 by = 0;
};
struct ClassBegin {
    ClassPlan plan;
    Instant at{};
    qint64 by = 0;
};
struct ClassCount {
    qint64 classNumber = 0;
    int count = 0;
    qint64 by = 0;
};
struct ClassEnd {
    qint64 classNumber = 0;
    Instant at{};
    QList<ReportRow> rows;
    qint64 by = 0;
};
journal::Entry entryOf(const PlanChange& change);
journal::Entry entryOf(const ClassBegin& begin);
journal::Entry attendedEntry(const ClassCount& count);
journal::Entry papersEntry(const ClassCount& count);
journal::Entry entryOf(const ClassEnd& end);

/// The rows of a class that ends with these figures, in the order of their sections.
QList<ReportRow> rowsOf(const lessons::ClassFigures& figures, const ClassAsked& asked = {});
inline constexpr int rowsMax = 600;

Result<QList<ClassPlan>> readPlans(storage::Database& database);
Result<qint64> lastPlanNumber(storage::Database& database); ///< removed ones too
/// Without their rows, latest first.
Result<QList<ClassReport>> readReports(storage::Database& database, int countMax);

} // namespace naru::desk
