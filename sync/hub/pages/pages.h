// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/pages/board.h"
#include "sync/hub/pages/html.h"

#include <span>

namespace naru::hub {

enum class Role : quint8 {
    Reader,        ///< sees
    Operator,      ///< enrols desks, reads held entries again
    Administrator, ///< declares desks lost, lets them in again, looks after operators
};
const char* roleName(Role role); ///< "operator"

/// What is around every page.
struct Frame {
    Tongue tongue = Tongue::Korean;
    Instant now{};
    QString who;
    Role role = Role::Reader;
    QString token; ///< against forms from elsewhere
    int attention = 0, doubts = 0, held = 0;
};
enum class Place : quint8 { Centres, Attention, Doubts, Held, Packs, Certificates, Day, Audit, Elsewhere };

/// Each is a whole page. `query`: what was searched for.
QByteArray centresPage(const Frame& frame, Overview overview, const QString& query);
QByteArray attentionPage(const Frame& frame, const Overview& overview);
QByteArray doubtsPage(const Frame& frame, const QList<DoubtFact>& doubts);
QByteArray packsPage(const Frame& frame, const Overview& overview);
QByteArray certificatesPage(const Frame& frame, const Overview& overview);
QByteArray heldPage(const Frame& frame, const QList<HeldFact>& held, const QString& note);
/// Without a day: which one? `suggested` stands in the field then.
QByteArray dayPage(const Frame& frame, const QStringList& sites, const CentreDay* day, QDate suggested);
QByteArray auditPage(const Frame& frame, const QList<AuditFact>& acts);
QByteArray deskPage(const Frame& frame, const DeskFacts& desk, const QString& note);
QByteArray newDeskPage(const Frame& frame, const QString& site, const QString& name, const QString& wrong);
QByteArray codePage(const Frame& frame, const QString& site, const QString& name, const Board::NewDesk& desk);
/// Nobody is signed in yet. `wrong`: why it was not taken.
QByteArray signInPage(Tongue tongue, const QString& wrong);
/// A page that says what is so and where to go on.
QByteArray plainPage(const Frame& frame, const QString& title, const QString& sentence);

/// What is said of a desk, in a few words and in sentences with what to do.
struct StateWords {
    const char* glyph; ///< of ui/kit/icons, "state-ok"
    QString word, sentence, whatToDo;
};
StateWords wordsOf(const DeskFacts& desk, DeskState state, const Frame& frame);
StateWords wordsOf(const AlarmFact& alarm, Tongue tongue);
StateWords wordsOf(const ServerFacts& server, ServerState state, Tongue tongue);
/// "믿는 목록": what people call a channel.
QString packName(Tongue tongue, const QString& channel);
/// Why an entry is held: its reason and what ends it.
StateWords heldWords(const HeldFact& held, Tongue tongue);

/// Parts that several pages share.
Html opened(const Frame& frame, Place place, const QString& title);
QByteArray closed(Html page);
enum class AlarmsShown : quint8 { Unseen, All };
void addAlarms(Html& page, const Frame& frame, const QList<AlarmFact>& alarms, AlarmsShown shown);
enum class ServerShown : quint8 { Unwell, Always };
void addServer(Html& page, const Frame& frame, const std::optional<ServerFacts>& server, ServerShown shown);
/// Of a table: Korean and English.
using ColumnHead = std::pair<const char*, const char*>;
void addHeading(Html& page, const QString& title, const QString& second);
void addHeads(Html& page, const QString& caption, std::span<const ColumnHead> heads);
void addEnd(Html& page);
void addNothing(Html& page, const char* glyph, const QString& title, const QString& sentence);
void addNote(Html& page, const QString& note);
/// The first cell of a desk's row, and the beginning of the next one.
void addDeskCell(Html& page, const QByteArray& device, const QString& site, const QString& name);
void addState(Html& page, const char* glyph, const QString& word);
void addAction(Html& page, const Frame& frame, const QString& path, const QString& words, bool isMain);
QString deskPath(const QByteArray& device);

} // namespace naru::hub
