// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outbox.h"

#include <QJsonObject>

namespace naru::cli {

enum class Length { Once, UntilStopped };

/// Runs the agent on this thread and tells how it stands. Killed at any moment it leaves what the record holds: a
/// cursor that is durable.
int carry(const QString& folder, Length length, bool asJson);

/// How it stands: one line of JSON, or a sentence and what to do.
void say(const journal::Outbox::State& state, bool asJson, int forks = 0, const QJsonObject& more = {});
/// Done: nothing is left unsent; Refused: something waits; Undecided: revoked, or two records not brought together.
int exitOf(const journal::Outbox::State& state);

} // namespace naru::cli
