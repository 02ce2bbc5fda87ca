type State = "this is the first alternative" | "this is the second alternative" | "this is the third alternative";
export function compute(firstParameter: string, secondParameter: number, thirdParameter: boolean = true): Record<string, number> {
  const result = someFunction(firstParameter, secondParameter, thirdParameter, anotherThing, { a: 1, b: 2 });
  const total = firstOperand + secondOperand * thirdOperand - fourthOperand / fifthOperand + sixthOperand ** 2;
  const condition = firstCondition && secondCondition || thirdCondition && fourthCondition && fifthCondition;
  const chosen = someVeryLongCondition ? someVeryLongConsequentExpression(1) : someVeryLongAlternateExpression(2);
  const names = rooms.filter(room => room.capacity > 0).map(room => room.guests).filter(guests => guests.length > 0);
  if (firstCondition === secondCondition && thirdCondition !== fourthCondition && fifthCondition) return {};
  for (const { identifier, description } of this.everything.values().filter(x => x.identifier !== "none")) f(identifier);
  const callback = async (identifier: string, description: string, more: number): Promise<void> => { await g(identifier); };
  await Promise.all(rooms.map(async room => { await S.reserve(room); }));
  const message = `a template ${with_expressions(1, 2, 3)} that is very long and has ${many + parts} that never break`;
  throw new SomethingWentWrong({ identifier: firstParameter, description: "something went wrong here", code: 42 });
}
